import { join } from 'node:path'
import { app } from 'electron'
import { startApp } from './app'
import { readCommandLine } from './command-line'
import { registerAppScheme } from './security/app-protocol'

const args = process.argv.slice(app.isPackaged ? 1 : 2)
const commandLine = readCommandLine(args)

app.setName('Leadup')
if (commandLine.userDataFolder) app.setPath('userData', commandLine.userDataFolder)
else if (commandLine.profile) {
  app.setPath('userData', join(app.getPath('userData'), 'profiles', commandLine.profile))
}
app.enableSandbox()
registerAppScheme()

if (app.requestSingleInstanceLock({ args })) void startApp(commandLine)
else app.quit()
