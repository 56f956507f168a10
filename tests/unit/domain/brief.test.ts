// @vitest-environment jsdom
import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { agendaItem, agendaItemKinds } from '@shared/body/agenda-item'
import { agendaPart } from '@shared/body/agenda-part'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { briefStyles, type BriefStyle } from '@shared/documents/kinds/person'
import { projectBody } from '@shared/body/project-body'
import { renderBrief, type BriefSource } from '@shared/domain/brief/render-brief'
import { templateBlocks } from '@shared/domain/templates'

const source = (nodes: BodyNode[], more: Partial<BriefSource> = {}): BriefSource => ({
  person: { name: 'Maria Ortega' },
  meeting: { title: '', start: '2026-11-22T14:00', minutes: 30, place: 'Room 4' },
  cadence: 'Weekly',
  style: 'bullets',
  nodes,
  ...more,
})
const text = (words: string, ...marks: string[]): BodyNode => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const link = (words: string, href: string): BodyNode => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
})
const block = (type: string, content: BodyNode[], attrs?: Record<string, unknown>): BodyNode => ({
  type,
  content,
  ...(attrs ? { attrs } : {}),
})

const agenda = [
  agendaItem('a', 'decide', 'Move billing after the first report', {
    minutes: 9,
    content: [
      paragraph('Trial users leave early. Twice as many, 8 %, meet billing before value.'),
      block('bulletList', [block('listItem', [paragraph('Two weeks of work')])]),
    ],
  }),
  agendaItem('b', 'bad-news', 'The March migration slips', { minutes: 4 }),
  agendaItem('c', 'win', 'Onboarding fell from 11 days to 6', { minutes: 3 }),
]

describe('a brief', () => {
  it('is bullets, with kinds and minutes in words', () => {
    expect(renderBrief(source(agenda)).markdown).toBe(
      [
        '# Weekly with Maria',
        'Sunday 22 November 2026, 14:00 · 30 min · Room 4',
        '- **Move billing after the first report** · Decision, 9 min',
        '  Trial users leave early. Twice as many, 8 %, meet billing before value.',
        '  - Two weeks of work',
        '- **The March migration slips** · Bad news, 4 min',
        '- **Onboarding fell from 11 days to 6** · Result, 3 min\n',
      ].join('\n\n'),
    )
  })

  it('is a narrative for who likes to read one', () => {
    const { text } = renderBrief(source(agenda, { style: 'narrative' }))
    expect(text).toContain(
      'This is to be decided: Move billing after the first report. Trial users leave early. Twice as many, 8 %, meet billing before value.\n',
    )
    expect(text).toContain('I have bad news: The March migration slips.\n')
  })

  it('leads with no opener for its numbers: the ask comes before the question', () => {
    const nodes = [
      agendaItem('a', 'ask', 'A yes to the contractor'),
      agendaItem('o', 'opener', 'Three of five buyers ask for it. What would we drop?'),
    ]
    const { text } = renderBrief(source(nodes, { style: 'numbers-first' }))
    expect(text.indexOf('A yes')).toBeLessThan(text.indexOf('Three of five'))
    expect(text.indexOf('A yes')).toBeGreaterThan(-1)
  })

  it('keeps what is asked behind what it is asked of', () => {
    const nodes = [
      agendaItem('i', 'inform', 'The plan is signed'),
      agendaItem('n', 'bad-news', 'The test is late'),
      agendaItem('a', 'ask', 'Who else should hear this from me?'),
      agendaItem('p', 'problem', 'A third leave in 9 days'),
      agendaItem('y', 'ask', 'Your yes to A'),
      agendaItem('w', 'win', 'From 11 days to 6'),
    ]
    const { text } = renderBrief(source(nodes, { style: 'numbers-first' }))
    const order = ['The test', 'Who else', 'A third', 'Your yes', 'From 11', 'The plan']
    expect(order.map((words) => text.indexOf(words))).not.toContain(-1)
    expect(order.toSorted((one, other) => text.indexOf(one) - text.indexOf(other))).toEqual(order)
  })

  it('says of an action whom it is from, and calls no question information', () => {
    const nodes = [
      agendaItem('a', 'ask', 'Ask three lost customers', { ref: 'action:mine' }),
      agendaItem('b', 'ask', 'A yes to the contractor', { ref: 'action:theirs' }),
      agendaItem('l', 'ask', 'Call two others', {
        ref: 'action:late',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'It is late. What would help you most?' }] },
        ],
      }),
      agendaItem('s', 'inform', '', { ref: 'item:past/c' }),
      agendaItem('q', 'inform', 'You said “number first”. How is it now?'),
    ]
    const shown = {
      resolveItem: () => agendaItem('c', 'inform', 'Send the plan', { ref: 'action:mine' }),
      owedBy: (ref: string) =>
        (({ 'action:mine': 'me', 'action:late': 'me', 'action:theirs': 'them' }) as const)[ref],
    } as const
    const { markdown } = renderBrief(source(nodes, shown))
    expect(markdown).toContain('- **From me: Ask three lost customers** · Ask')
    expect(markdown).toContain('- **From you: A yes to the contractor** · Ask')
    // Asked about it, and not to do it.
    expect(markdown).toContain('- **From me: Call two others** · Question')
    expect(markdown).toContain('- **From me: Send the plan** · For information')
    expect(markdown).toContain('- **You said “number first”. How is it now?** · Question')
    const { text } = renderBrief(source(nodes, { ...shown, style: 'narrative' }))
    expect(text).toContain('This is from me: Ask three lost customers.')
    expect(text).toContain('What I ask of you: A yes to the contractor.')
  })

  it('leads with what is measured, after bad news, for who wants numbers first', () => {
    const { text } = renderBrief(source(agenda, { style: 'numbers-first' }))
    const order = ['migration', 'Move billing', 'Twice as many, 8 %', 'Trial users', 'Onboarding']
    expect(order.map((words) => text.indexOf(words)).toSorted((one, other) => one - other)).toEqual(
      order.map((words) => text.indexOf(words)),
    )
    const plain = renderBrief(
      source(
        [
          agendaItem('a', 'ask', 'Air cover'),
          agendaItem('b', 'win', 'Churn at 2.8 %'),
          agendaItem('c', 'win', 'Nine days saved'),
        ],
        {
          style: 'numbers-first',
        },
      ),
    )
    expect(plain.text.indexOf('Churn')).toBeLessThan(plain.text.indexOf('Air cover'))
    expect(plain.text.indexOf('Nine')).toBeLessThan(plain.text.indexOf('Air cover'))
  })

  it('does not take a time, a quarter or a year for a measure', () => {
    const items = ['Before 14:00 on 15 Nov', 'Since Q3 2026', 'Our 1:1s'].map((words, index) =>
      agendaItem(`t${index}`, 'discuss', words),
    )
    const { text } = renderBrief(
      source([...items, agendaItem('z', 'discuss', '40 sellers')], { style: 'numbers-first' }),
    )
    expect(text.indexOf('40 sellers')).toBeLessThan(text.indexOf('14:00 on'))
  })

  it('is headlines alone for who wants no more, and without what is left out', () => {
    const nodes = [block('heading', [text('First')], { level: 2 }), paragraph('Between'), ...agenda]
    for (const style of briefStyles) {
      const { text: said } = renderBrief(
        source(nodes, { style, length: 'headlines', leftOut: new Set(['b']) }),
      )
      expect(said).toContain('First')
      expect(said).toContain('Move billing after the first report')
      expect(said).not.toMatch(/Between|Trial users|Two weeks|migration/)
      expect(renderBrief(source(nodes, { style, length: 'full' }))).toEqual(
        renderBrief(source(nodes, { style })),
      )
    }
    expect(renderBrief(source(agenda)).isEmpty).toBe(false)
    expect(renderBrief(source(agenda, { leftOut: new Set(['a', 'b', 'c']) })).isEmpty).toBe(true)
  })

  it('leaves out unfilled prompts, items without words, and what is ticked', () => {
    let count = 0
    const nodes = [
      ...templateBlocks('weekly', () => `t${(count += 1)}`, { firstName: 'Maria' }),
      agendaItem('empty', 'ask', '  '),
      agendaItem('done', 'ask', 'Done already', { ticked: true }),
      agendaItem('open', 'ask', 'Still open'),
    ]
    for (const style of briefStyles) {
      const brief = renderBrief(source(nodes, { style }))
      for (const form of [brief.markdown, brief.html, brief.text]) {
        expect(form).toContain('Still open')
        expect(form).not.toMatch(/…|Done already|I need/)
      }
      expect(renderBrief(source(nodes, { style, includeTicked: true })).text).toContain('Done already')
    }
  })

  it('shows items of past meetings in their own words, once', () => {
    const past = agendaItem('x', 'ask', 'Air cover with Finance', { content: [paragraph('Until May')] })
    const shown = ['s', 't'].map((id) => agendaItem(id, 'ask', '', { ref: 'item:m1/x', minutes: 5 }))
    const gone = agendaItem('g', 'ask', '', { ref: 'item:m1/gone' })
    const resolveItem = (ref: string) => (ref === 'item:m1/x' ? past : undefined)
    const brief = renderBrief(source([...shown, gone], { resolveItem }))
    expect(brief.text.match(/Air cover with Finance · Ask, 5 min\n {2}Until May/g)).toHaveLength(1)
    const ticked = { ...past, attrs: { ...past.attrs, ticked: true } }
    expect(renderBrief(source(shown, { resolveItem: () => ticked })).text).not.toContain('Air cover')
  })

  it('keeps tables, tasks, quotes, code and links', () => {
    const row = (type: string, ...cells: string[]) =>
      block(
        'tableRow',
        cells.map((words) => block(type, [paragraph(words)])),
      )
    const nodes = [
      block('heading', [text('Numbers #')], { level: 2 }),
      block('table', [row('tableHeader', 'Region', 'Churn'), row('tableCell', 'Ireland | north', '2.8 %')]),
      block('taskList', [
        block('taskItem', [paragraph('Ask Elif')], { checked: true }),
        block('taskItem', [paragraph('Ask Tom')], { checked: false }),
      ]),
      block('blockquote', [paragraph('One number, not three')]),
      block('codeBlock', [text('a ``` b')]),
      block('paragraph', [
        text('See '),
        link('the sheet', 'https://example.com/a_(b)?x=1&amp;y=2'),
        text('!'),
      ]),
      { type: 'horizontalRule' },
      block('orderedList', [block('listItem', [paragraph('Third')])], { start: 3 }),
    ]
    const { markdown, html, text: plain } = renderBrief(source(nodes))
    expect(markdown).toContain('## Numbers \\#')
    expect(markdown).toContain('| Region | Churn |\n| --- | --- |\n| Ireland \\| north | 2.8 % |')
    expect(markdown).toContain('- [x] Ask Elif\n- [ ] Ask Tom')
    expect(markdown).toContain('> One number, not three')
    expect(markdown).toContain('````\na ``` b\n````')
    expect(markdown).toContain('3. Third')
    expect(html).toContain('<th>Region</th>')
    expect(html).toContain('<a href="https://example.com/a_%28b%29?x=1&amp;amp;y=2">the sheet</a>')
    expect(html).toContain('<ol start="3">')
    // As rich text a figure stays on the line of its unit; Markdown is for pasting, and has plain spaces.
    expect(html).toContain('<td>2.8\u00a0%</td>')
    expect(plain).toContain('the sheet (https://example.com/a_%28b%29?x=1&amp;y=2)!')
  })

  it('keeps the lines of code, within a cell too', () => {
    const code = block('codeBlock', [text('if (a) {\n\tb()\r\n}')])
    const { markdown, html, text: plain } = renderBrief(source([code]))
    expect(markdown).toContain('```\nif (a) {\n\tb()\n}\n```')
    expect(html).toContain('<pre><code>if (a) {\n\tb()\n}</code></pre>')
    expect(plain).toContain('if (a) {\n\tb()\n}')
    const table = block('table', [
      block('tableRow', [block('tableCell', [block('codeBlock', [text('a\nb')])])]),
    ])
    expect(renderBrief(source([table])).html).toContain('<code>a</code><br><code>b</code>')
  })

  it('keeps how a headline is set, and the sign of its tags', () => {
    const headline = block('paragraph', [
      text('Move '),
      text('billing', 'italic'),
      text(' after '),
      text('May', 'strike'),
      text(' with '),
      block('mention', [], { id: 'm', label: 'Maria' }),
      text(', '),
      block('tag', [], { label: 'pricing' }),
    ])
    const item = { ...agendaItem('a', 'ask', '', { minutes: 5 }), content: [headline] }
    const { markdown, html } = renderBrief(source([item]))
    expect(markdown).toContain(
      '**Move** ***billing*** **after** **~~May~~** **with Maria, #pricing** · Ask, 5 min',
    )
    expect(html).toContain('<strong><em>billing</em></strong>')
    expect(html).toContain('<strong><s>May</s></strong>')
    expect(html).toContain('<strong> with Maria, #pricing</strong>')
    const story = renderBrief(source([item], { style: 'narrative' }))
    expect(story.markdown).toContain('Move *billing* after ~~May~~ with Maria, #pricing.')
  })

  it('calls an opener a question only where it asks one', () => {
    const fact = [agendaItem('o', 'opener', 'Rivals cut prices.', { minutes: 5 })]
    const asked = [agendaItem('o', 'opener', 'Rivals cut prices. What would we delay?', { minutes: 5 })]
    expect(renderBrief(source(fact)).text).toContain('Rivals cut prices. · Noticed, 5 min')
    expect(renderBrief(source(fact, { style: 'narrative' })).text).toContain(
      'Something I noticed: Rivals cut prices.',
    )
    expect(renderBrief(source(asked)).text).toContain('delay? · Question, 5 min')
    expect(renderBrief(source(asked, { style: 'narrative' })).text).toContain('And a question: Rivals')
  })

  it('has its head alone where nothing is written', () => {
    const { text } = renderBrief(source([], { meeting: { title: ' ', start: '', minutes: 25, place: '' } }))
    expect(text).toBe('Weekly with Maria\n\n25 min\n')
  })

  it('makes no link of an address that could run something', () => {
    const nodes = [
      block('paragraph', [
        link('a', 'javascript:alert(1)'),
        link('b', 'data:text/html,x'),
        link('c', ' https://x'),
      ]),
    ]
    const { html, markdown } = renderBrief(source(nodes))
    expect(html).toContain('<p>abc</p>')
    expect(markdown).toContain('\nabc\n')
  })
})

describe('the parts of an item', () => {
  const problem = agendaItem('p', 'problem', 'Trial users leave twice as often', {
    minutes: 9,
    content: [
      agendaPart('since', 'March'),
      agendaPart('cost'),
      agendaPart('option', 'Move billing after the first report'),
      agendaPart('for', 'two weeks of work'),
      agendaPart('against', 'no revenue before day 9'),
      agendaPart('option', 'Ask for a card, charge on day 14'),
      agendaPart('recommendation', 'A'),
      agendaPart('listen', 'Whom she quotes'),
      agendaPart('ask', 'Two weeks of the team'),
      paragraph('The cohorts are attached.'),
    ],
  })

  it('are a short list under a bullet, each behind its label; empty and private ones leave no trace', () => {
    expect(
      renderBrief(source([problem]))
        .markdown.split('\n\n')
        .slice(2)
        .join('\n'),
    ).toBe(
      [
        '- **Trial users leave twice as often** · Problem, 9 min',
        '  - Since when: March',
        '  - Option A: Move billing after the first report. For: two weeks of work. Against: no revenue before day 9',
        '  - Option B: Ask for a card, charge on day 14',
        '  - I recommend: A',
        '  - I ask: Two weeks of the team',
        '  The cohorts are attached.\n',
      ].join('\n'),
    )
  })

  it('are sentences in a narrative', () => {
    expect(renderBrief(source([problem], { style: 'narrative' })).text).toContain(
      'We have a problem: Trial users leave twice as often. How long it has been so: March. ' +
        'One way, A: Move billing after the first report. What speaks for it: two weeks of work. ' +
        'What speaks against it: no revenue before day 9. Another way, B: Ask for a card, charge on day 14. ' +
        'I recommend: A. I ask: Two weeks of the team. The cohorts are attached.',
    )
  })

  it('stay in their order where numbers come first', () => {
    const { text } = renderBrief(source([problem], { style: 'numbers-first' }))
    const at = ['Since when', 'Option A', 'Option B', 'I recommend', 'I ask'].map((label) =>
      text.indexOf(label),
    )
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at).not.toContain(-1)
  })

  it('of an opener are said in one breath', () => {
    const opener = agendaItem('o', 'opener', 'Acme opened a beta', {
      content: [agendaPart('question', 'What if it wins?')],
    })
    expect(renderBrief(source([opener])).markdown).toContain(
      '- **Acme opened a beta. What if it wins?** · Question, 5 min',
    )
    const alone = agendaItem('o', 'opener', '', { content: [agendaPart('question', 'What if it wins?')] })
    expect(renderBrief(source([alone])).markdown).toContain('- **What if it wins?** · Question')
  })

  it('never become the headline of an item that has none', () => {
    const risk = agendaItem('r', 'risk', '', { content: [agendaPart('impact', 'A day')] })
    expect(renderBrief(source([risk])).text).toContain('- Risk, 4 min\n  - Impact: A day')
  })

  it.each(briefStyles)('close with what was handled without them (%s)', (style) => {
    const nodes = [
      agendaPart('handled', 'The renewal'),
      agendaPart('listen', 'Whom she quotes'),
      ...agenda,
      agendaPart('handled'),
    ]
    const { markdown, html, text } = renderBrief(source(nodes, { style }))
    expect(markdown.endsWith('## Handled without you\n\n- The renewal\n')).toBe(true)
    expect(markdown + html + text).not.toContain('quotes')
  })
})

describe('whatever is written', () => {
  const snippets =
    '<script>alert(1)</script>|<img src=x onerror=y>|&lt;|&amp|&|!|[a](b)|![a](b)|*a*|**|_a_|`|``|~~|~|#|# a|- a|+ |1. a|' +
    '1)|> a|===|---|\\|\\\\|    four|\u00a0|a|b.|“c”|”|5 %|陈伟|שלום|👩‍👩‍👧|"|\'|\u200b|javascript:alert(1)|' +
    'https://example.com|<!--|-->|<?|]]>|{{x}}|$x$|:::|[x] |[ ]'
  const words = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('|', ...snippets.split('|')) },
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      {
        maxLength: 5,
      },
    )
    .map((parts) => parts.join(''))
  const marks = fc.subarray(['bold', 'italic', 'strike', 'code', 'link'])
  const run = fc.record({ words, marks }).map(({ words, marks }): BodyNode => ({
    type: 'text',
    text: words,
    marks: marks.map((type) =>
      type === 'link' ? { type, attrs: { href: 'https://example.com/?a=(b)' } } : { type },
    ),
  }))
  const inline = fc.array(
    fc.oneof({ weight: 5, arbitrary: run }, fc.constant<BodyNode>({ type: 'hardBreak' })),
    {
      maxLength: 4,
    },
  )
  const { block: anyBlock } = fc.letrec<{ block: BodyNode }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      inline.map((content) => block('paragraph', content)),
      inline.map((content) => block('heading', content, { level: 2 })),
      fc
        .tuple(fc.constantFrom('since', 'option', 'for', 'against', 'of a newer version'), inline)
        .map(([part, content]) => block('agendaPart', content, { part })),
      words.map((code) => block('codeBlock', [text(code)])),
      fc.constant<BodyNode>({ type: 'horizontalRule' }),
      fc.array(tie('block'), { maxLength: 2 }).map((content) => block('blockquote', content)),
      fc
        .tuple(
          fc.constantFrom('bulletList', 'orderedList'),
          fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 3 }),
        )
        .map(([type, items]) =>
          block(
            type,
            items.map((content) => block('listItem', content)),
          ),
        ),
      fc.array(fc.array(inline, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) =>
        block(
          'table',
          rows.map((cells, index) =>
            block(
              'tableRow',
              cells.map((content) =>
                block(index === 0 ? 'tableHeader' : 'tableCell', [block('paragraph', content)]),
              ),
            ),
          ),
        ),
      ),
    ),
  }))
  const item = fc
    .record({
      kind: fc.constantFrom(...agendaItemKinds),
      headline: inline,
      content: fc.array(anyBlock, { maxLength: 2 }),
    })
    .map(({ kind, headline, content }) => {
      const node = agendaItem('', kind, '')
      return { ...node, content: [block('paragraph', headline), ...content] }
    })
  const body = fc.array(fc.oneof(item, anyBlock), { maxLength: 4 })

  /** Without white space and control characters, which formats set in their own way. */
  const essence = (value: string) => value.replace(/[\s\p{Cc}\p{Cs}]/gu, '')
  const leaves = (node: BodyNode): string[] =>
    node.type === 'text' ? [essence(node.text ?? '')] : (node.content ?? []).flatMap(leaves)
  const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')
  const allowed = new Set(
    'html head body h1 h2 p ul ol li blockquote pre code hr br table thead tbody tr th td strong em s a'.split(
      ' ',
    ),
  )
  const markdownIt = new MarkdownIt({ html: true })
  markdownIt.enable(['table', 'strikethrough'])

  /** Elements and attributes that only a writer who let text through could make. */
  function strangersIn(document: Document): string[] {
    return [...document.querySelectorAll('*')].flatMap((element) => [
      ...(allowed.has(element.localName) ? [] : [element.outerHTML]),
      ...[...element.attributes]
        .filter(
          ({ name, value }) =>
            name !== 'start' && !(name === 'href' && value === 'https://example.com/?a=%28b%29'),
        )
        .map(({ name, value }) => `${name}=${value}`),
    ])
  }

  /**
   * Takes every text that was written from what is read, in its order and once. Between them only our own labels may
   * stand. Returns what is left of both.
   */
  function differenceOf(document: Document, nodes: BodyNode[], title: string, place: string) {
    const labels =
      /^(?:·?(?:Forinformation|Todiscuss|Decision|Ask|Problem|Risk|Badnews|Result|Question|Noticed),\d+min|Sincewhen:|Option[A-Z]+:|\.?For:|\.?Against:|ofanewerversion:)+/
    const when = ['30min', essence(place)].filter(Boolean).join('·')
    const head = (essence(title) || 'WeeklywithMaria') + when
    const missing = [head, ...nodes.flatMap(leaves).filter(Boolean)]
    let read = essence(document.body.textContent ?? '')
    while (missing[0] !== undefined) {
      if (!read.startsWith(missing[0])) read = read.replace(labels, '')
      if (!read.startsWith(missing[0])) break
      read = read.slice(missing.shift()?.length)
    }
    return { missing, read: read.replace(labels, '') }
  }

  const readers = { html: parse, markdown: (markdown: string) => parse(markdownIt.render(markdown)) }

  describe.each(['html', 'markdown'] as const)('leaves as %s', (form) => {
    it.each(briefStyles)('that sets nothing of its own, as %s', (style: BriefStyle) => {
      fc.assert(
        fc.property(body, words, words, (nodes, title, place) => {
          const meeting = { title, place, start: '', minutes: 30 }
          const brief = renderBrief(source(nodes, { style, meeting }))
          expect(strangersIn(readers[form](brief[form]))).toEqual([])
        }),
      )
    })

    it('with every character once', () => {
      fc.assert(
        fc.property(body, words, words, (nodes, title, place) => {
          const meeting = { title, place, start: '', minutes: 30 }
          const brief = renderBrief(source(nodes, { meeting }))
          const difference = differenceOf(readers[form](brief[form]), nodes, title, place)
          expect(difference).toEqual({ missing: [], read: '' })
        }),
        {
          numRuns: 300,
          examples: [
            // A title with the sign that the brief's own head uses.
            [[], '·!', ''],
            // Two lines that Markdown would take for the head of a table.
            [[], '', '|\n:-'],
            [[block('paragraph', [text('|'), { type: 'hardBreak' }, text('-:')])], '', ''],
          ],
        },
      )
    })
  })

  it('never with what is to be listened for, wherever it stands (C7)', () => {
    const listen = inline.map((content) =>
      block('agendaPart', [text('zqlisten'), ...content], { part: 'listen' }),
    )
    const among = fc
      .tuple(body, fc.array(listen, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()))
      .map(([nodes, lines, places]) => {
        const mixed = [...nodes]
        for (const line of lines) {
          const at = (places.next().value as number) % (mixed.length + 1)
          const item = mixed[at]
          if (item?.type === 'agendaItem') mixed[at] = { ...item, content: [...(item.content ?? []), line] }
          else mixed.splice(at, 0, line)
        }
        return mixed
      })
    fc.assert(
      fc.property(among, fc.constantFrom(...briefStyles), (nodes, style) => {
        const brief = Object.values(renderBrief(source(nodes, { style }))).join()
        const { text: searched, items } = projectBody(nodes)
        expect(brief + searched + JSON.stringify(items)).not.toContain('zqlisten')
      }),
    )
  })
})
