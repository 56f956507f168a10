// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { openEditor, outline, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function paste(html: string, text = ''): OpenedEditor {
  opened = openEditor([], { mode: 'notes' })
  pasteInto(opened, html, text)
  return opened
}

function pasteInto({ editor }: OpenedEditor, html: string, text = ''): void {
  const clipboardData = {
    getData: (kind: string) => (kind === 'text/html' ? html : kind === 'text/plain' ? text : ''),
    files: [],
    items: [],
    types: ['text/html', 'text/plain'],
  }
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData })
  editor.view.dom.dispatchEvent(event)
}

/** The body as HTML, without what only directs its display. */
function html({ editor }: OpenedEditor): string {
  return editor.getHTML().replaceAll(' dir="auto"', '')
}

test('Word: fake list paragraphs become lists, nested and numbered; looks, comments and markers go', () => {
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {font-family:"Calibri"} --></style></head><body lang=EN-US>
<!--StartFragment-->
<h2 style='mso-style-name:x'><span style='font-family:Calibri'>Plan<o:p></o:p></span></h2>
<p class=MsoNormal style='margin:0'><b style='mso-bidi-font-weight:normal'><span lang=EN-GB style='color:red'>Budget</span></b><span> is <i>tight</i><a href="#_msocom_1" id="_anchor_1" class="msocomanchor">[A1]</a><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Inner one</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Inner two</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Second</p>
<!--EndFragment--></body></html>`
  expect(html(paste(word))).toBe(
    '<h2>Plan</h2><p><strong>Budget</strong> is <em>tight</em></p>' +
      '<ul><li><p>First</p><ol><li><p>Inner one</p></li><li><p>Inner two</p></li></ol></li>' +
      '<li><p>Second</p></li></ul>',
  )
})

test('Google Docs: the bold wrapper that is not bold goes, weights in styles become marks', () => {
  const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-12ab">
<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Plain </span><span style="font-weight:700;font-style:italic">both</span></p>
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">One</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr"><span style="text-decoration:line-through">Deep</span></p></li></ul></ul>
<p dir="ltr"><a href="https://example.com/a" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">a link</span></a></p></b><br class="Apple-interchange-newline">`
  expect(html(paste(docs)).replace(/<p><\/p>$/, '')).toBe(
    '<p>Plain <strong><em>both</em></strong></p><ul><li><p>One</p><ul><li><p><s>Deep</s></p></li></ul></li></ul>' +
      '<p><a href="https://example.com/a">a link</a></p>',
  )
})

test('a web page: scripts, looks and pictures go, and the pictures are said; headings, quotes, tables stay', () => {
  const page = `<div class="post"><h1 id="t" style="color:red">Title</h1><script>alert(1)</script>
<p onclick="x()">Text <a href="javascript:alert(1)">bad</a> and <a href="https://example.com/?utm_source=x" target="_blank">good</a>
<img src="https://example.com/a.png" width="600"><img src="https://t.example/p.gif" width="1" height="1"></p>
<blockquote><p>Said</p></blockquote><pre><code class="language-js">let a = 1</code></pre>
<table><tbody><tr><th>Who</th><th>What</th></tr><tr><td colspan="2">All</td></tr></tbody></table></div>`
  const opened = paste(page)
  expect(opened.host.said).toEqual(['A picture was left out.'])
  const result = html(opened)
  expect(result).toContain('<h1>Title</h1>')
  expect(result).toContain('Text bad and <a href="https://example.com/?utm_source=x">good</a>')
  expect(result).toContain('<blockquote><p>Said</p></blockquote>')
  expect(result).toContain('let a = 1')
  expect(result).toMatch(/<th[^>]*><p>Who<\/p><\/th>/)
  expect(result).toMatch(/<td colspan="2"[^>]*><p>All<\/p><\/td>/)
  expect(result).not.toMatch(/script|onclick|style="color|javascript|<img/)
})

test('a table of one cell, as mails are laid out in, is its text', () => {
  expect(html(paste('<table><tr><td><p>Dear all</p><p>Best</p></td></tr></table>'))).toBe(
    '<p>Dear all</p><p>Best</p>',
  )
})

test('Markdown as plain text comes in as the blocks it means', () => {
  const markdown = [
    '# Plan',
    '',
    'Some **bold** and *soft* and `code` at [there](https://example.com).',
    '',
    '- one',
    '- two',
    '  1. deep',
    '- [ ] open',
    '- [x] done',
    '',
    '> said',
    '',
    '```',
    'let a = 1',
    '```',
    '---',
    '| A | B |',
    '|---|---|',
    '| 1 | 2 |',
  ].join('\n')
  const result = html(paste('', markdown))
  expect(result).toContain('<h1>Plan</h1>')
  expect(result).toContain(
    '<p>Some <strong>bold</strong> and <em>soft</em> and <code>code</code> at <a href="https://example.com">there</a>.</p>',
  )
  expect(result).toContain('<ul><li><p>one</p></li><li><p>two</p><ol><li><p>deep</p></li></ol></li></ul>')
  expect(result).toMatch(/<ul data-type="taskList">.*data-checked="false".*open.*data-checked="true".*done/s)
  expect(result).toContain('<blockquote><p>said</p></blockquote>')
  expect(result).toContain('<pre><code>let a = 1</code></pre>')
  expect(result).toContain('<hr>')
  expect(result).toMatch(/<th[^>]*><p>A<\/p><\/th>.*<td[^>]*><p>2<\/p><\/td>/s)
})

test('plain text keeps its lines, and signs that are no Markdown stay', () => {
  expect(html(paste('', 'a * b * c\nsnake_case_name\n\n2 < 3 & so'))).toBe(
    '<p>a * b * c</p><p>snake_case_name</p><p>2 &lt; 3 &amp; so</p>',
  )
})

test('a line of Markdown pasted into a sentence stays in the sentence', () => {
  opened = openEditor([paragraph('Say ')], { mode: 'notes' })
  opened.editor.commands.setTextSelection(5)
  pasteInto(opened, '', '**now** please')
  expect(html(opened)).toBe('<p>Say <strong>now</strong> please</p>')
})

test('a copied item gets an id of its own', () => {
  opened = openEditor([agendaItem('a', 'ask', 'Budget'), paragraph()])
  const { editor } = opened
  const copied = editor.getHTML().replace('<div', '<div data-pm-slice="0 0 []"')
  editor.commands.focus('end')
  pasteInto(opened, copied)
  const ids: unknown[] = []
  editor.state.doc.forEach(({ type, attrs }) => {
    if (type.name === 'agendaItem') ids.push(attrs['id'])
  })
  expect(outline(editor).filter((line) => line.startsWith('ask(5): Budget'))).toHaveLength(2)
  expect(ids[0]).toBe('a')
  expect(new Set(ids).size).toBe(2)
})

test('copied out, an agenda is text that reads by itself', () => {
  opened = openEditor([
    agendaItem('a', 'ask', 'Budget', { content: [paragraph('for tools')] }),
    paragraph('A line'),
  ])
  const { editor } = opened
  editor.commands.selectAll()
  const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content())
  expect(text).toBe('[ ] Ask: Budget (5 min)\nfor tools\n\nA line')
  expect(dom.textContent).toBe('Budgetfor toolsA line')
})
