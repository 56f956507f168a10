import type { BriefBlock, Inline } from './brief-block'

/**
 * Blocks as HTML for the clipboard and mail. SECURITY: what the user wrote is only ever text or a checked address, and
 * no element carries a style, a class or a handler.
 */
export function writeHtml(blocks: readonly BriefBlock[]): string {
  return blocks.map(writeBlock).join('\n')
}

function writeBlock(block: BriefBlock): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${writeInline(block.inline)}</h${block.level}>`
    case 'paragraph':
      return `<p>${writeInline(block.inline)}</p>`
    case 'list': {
      const items = block.items
        .map(({ blocks, checked }) => `<li>${tick(checked)}${writeHtml(blocks)}</li>`)
        .join('\n')
      if (!block.ordered) return `<ul>\n${items}\n</ul>`
      return `<ol${block.start === 1 ? '' : ` start="${block.start}"`}>\n${items}\n</ol>`
    }
    case 'quote':
      return `<blockquote>${writeHtml(block.blocks)}</blockquote>`
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'rule':
      return '<hr>'
    case 'table': {
      const rows = block.rows.map(({ isHeader, cells }) => {
        const name = isHeader ? 'th' : 'td'
        return `<tr>${cells.map((cell) => `<${name}>${writeInline(cell)}</${name}>`).join('')}</tr>`
      })
      return `<table>\n${rows.join('\n')}\n</table>`
    }
  }
}

function tick(checked: boolean | undefined): string {
  return checked === undefined ? '' : checked ? '☑ ' : '☐ '
}

function writeInline(inline: readonly Inline[]): string {
  return inline
    .map((run) => {
      if (run.type === 'break') return '<br>'
      let html = run.code ? escapeHtml(run.text) : escapeHtml(unitsKept(run.text))
      if (run.code) html = `<code>${html}</code>`
      if (run.strike) html = `<s>${html}</s>`
      if (run.italic) html = `<em>${html}</em>`
      if (run.bold) html = `<strong>${html}</strong>`
      if (run.href) html = `<a href="${escapeHtml(run.href)}">${html}</a>`
      return html
    })
    .join('')
}

/** A figure stays on the line of its unit: "4 %", "30 min". */
function unitsKept(text: string): string {
  return text.replace(/(\d) (?=%|€|(?:min|h)\b)/g, '$1\u00a0')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
