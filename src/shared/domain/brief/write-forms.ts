import type { BriefBlock } from './brief-block'
import { writeHtml } from './write-html'
import { writeMarkdown } from './write-markdown'
import { writeText } from './write-text'

/** The same words in each form they can leave in. */
export interface Forms {
  markdown: string
  html: string
  text: string
}

export function writeForms(blocks: readonly BriefBlock[]): Forms {
  return {
    markdown: `${writeMarkdown(blocks)}\n`,
    html: writeHtml(blocks),
    text: `${writeText(blocks)}\n`,
  }
}
