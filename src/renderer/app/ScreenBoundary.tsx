import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'

interface ScreenBoundaryProps {
  /** As the user knows it: "Today". */
  screenName: string
  children: ReactNode
}

/** Keeps a screen that failed from taking the window with it. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main className="screen" data-pane="work" tabIndex={-1} aria-label={this.props.screenName}>
        <div className="screen-content">
          <ErrorNote
            actions={<Button onPress={() => this.setState({ failed: false })}>Show it again</Button>}
          >
            {this.props.screenName} could not be shown. What you wrote is kept; the other screens work. Show
            it again, and if that does not help, quit Leadup and open it.
          </ErrorNote>
        </div>
      </main>
    )
  }
}
