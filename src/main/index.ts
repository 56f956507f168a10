import { join } from 'node:path'
import { app } from 'electron'
import { startApp } from './app'
import { readCommandLine } from './command-line'
import { LaunchRequests } from './launch-requests'
import { failToStart, watchFailures } from './lifecycle/failures'
import { registerAppScheme } from './security/app-protocol'

const args = process.argv.slice(app.isPackaged ? 1 : 2)
const commandLine = readCommandLine(args)

app.setName('Leadup')
if (commandLine.userDataFolder) app.setPath('userData', commandLine.userDataFolder)
else if (commandLine.profile) {
  app.setPath('userData', join(app.getPath('userData'), 'profiles', commandLine.profile))
}
app.enableSandbox()
// On Wayland shortcuts of the whole system are asked for through the desktop portal, which Chromium has behind a switch.
if (process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland') {
  app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
}
registerAppScheme()

if (app.requestSingleInstanceLock({ args })) {
  const log = watchFailures()
  startApp(new LaunchRequests(commandLine), log).catch((error: unknown) => failToStart(log, error))
} else app.quit()
