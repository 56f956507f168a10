// Writes THIRD-PARTY-NOTICES.md from what the build says it bundled; with --check, fails where it is not current.
// Run after a build. Fonts are listed by hand: they come in through CSS, which the bundler does not attribute.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const path = 'THIRD-PARTY-NOTICES.md'
const fonts = ['@fontsource-variable/inter', '@fontsource-variable/source-serif-4']

const entries = new Map()
for (const part of ['main', 'preload', 'renderer']) {
  const report = `out/${part}/.vite/license.json`
  if (!existsSync(report)) continue
  for (const { name, version, identifier, text } of JSON.parse(readFileSync(report, 'utf8'))) {
    entries.set(`${name}@${version}`, { name, version, identifier, text })
  }
}
for (const name of fonts) {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  const text = readFileSync(`node_modules/${name}/LICENSE`, 'utf8')
  entries.set(`${name}@${version}`, { name, version, identifier: license, text })
}

const sections = [...entries.values()]
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  .map(({ name, version, identifier, text }) =>
    [
      `## ${name} ${version}`,
      `Licence: ${identifier ?? 'see text'}`,
      text ? '```\n' + text.trim() + '\n```' : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
  )
const notices = `# Third-party notices

Leadup is built with the packages below. Packaged releases also contain Electron and Chromium, whose notices are in the files \`LICENSE\` and \`LICENSES.chromium.html\` beside the program.

${sections.join('\n\n')}
`

if (process.argv.includes('--check')) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== notices) {
    console.error(`${path} is not current: run npm run notices`)
    process.exitCode = 1
  }
} else {
  writeFileSync(path, notices)
  console.log(`${path}: ${entries.size} packages`)
}
