import './capture.css'
import { call, onEvent } from '../documents/bridge'
import { CaptureForm } from './capture-form'

const form = new CaptureForm(document)

onEvent('workspace.replaced', () => void form.loadAgain())
onEvent('capture.shown', ({ failed, present }) => form.shown(failed, present))

// The window is as high as what it shows.
const height = document.querySelector('main')
if (height) {
  new ResizeObserver(() => {
    call('capture.resize', { height: Math.ceil(height.getBoundingClientRect().height) }).catch(
      () => undefined,
    )
  }).observe(height)
}

void form.load()
