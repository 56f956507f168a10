import { parseAst } from 'vite'

interface SyntaxNode {
  type: string
  start: number
  end: number
  body?: SyntaxNode
  argument?: SyntaxNode
}

/** Runs before the chunk's own code. */
const clock = `
const ownTime = (globalThis.ownTime = { spentMs: 0 });
let ownDepth = 0;
let enteredMs = 0;
function enterOwn(value) {
  if (ownDepth++ === 0) enteredMs = performance.now();
  return value;
}
function leaveOwn(value) {
  if (ownDepth > 0 && --ownDepth === 0) ownTime.spentMs += performance.now() - enteredMs;
  return value;
}
`

/**
 * A chunk that counts its own time: in `ownTime.spentMs` are the milliseconds in which any function of it was on the
 * stack, whatever it called (libraries, the page, the way to the main process), in a key's own turn and in every
 * listener, timer and promise that came of it. Not counted are what libraries do of themselves and, of our functions,
 * the defaults of their parameters. Needs a page whose clock is fine: a cross-origin isolated one ticks in 5 µs.
 */
export function timeOwnCode(code: string): string {
  const inserted: { at: number; text: string }[] = []
  const insert = (at: number, text: string) => inserted.push({ at, text })
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isNode(value)) return
    const { type, end, body, argument } = value
    const inner = () => Object.values(value).forEach(visit)
    if (type === 'AwaitExpression' && argument) {
      insert(value.start, 'enterOwn(')
      insert(argument.start, 'leaveOwn(')
      inner()
      insert(argument.end, '))')
    } else if (body && /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type)) {
      const isBlock = body.type === 'BlockStatement'
      // An expression may stand in parentheses, which are part of no node.
      const start = isBlock ? body.start : code.lastIndexOf('=>', body.start) + 2
      insert(start, `{ enterOwn(); try ${isBlock ? '' : '{ return '}`)
      inner()
      insert(end, `${isBlock ? '' : '; }'} finally { leaveOwn(); } }`)
    } else inner()
  }
  visit(parseAst(code))
  // In their order, and from the outside in where several are at one place.
  let at = 0
  let timed = ''
  for (const insertion of inserted.toSorted((a, b) => a.at - b.at)) {
    timed += code.slice(at, insertion.at) + insertion.text
    at = insertion.at
  }
  return clock + timed + code.slice(at)
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
