export const paragraphs = 2000

export function line(index: number): string {
  return `Line ${index}: trial users who meet billing before value leave twice as often.`
}
