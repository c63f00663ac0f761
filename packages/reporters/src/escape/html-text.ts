import { printable } from './printable.js';

/** Foreign text as HTML text or attribute. */
export function htmlText(text: string): string {
  return printable(text).replace(/[<>&"']/g, char => entities[char as keyof typeof entities]).replaceAll('##[', '##&#91;');
}

/** One or two sentences with their `code spans` as code. */
export function prose(text: string): string {
  const parts = text.split('`');
  // With an odd number of back-ticks the last one opens nothing.
  if (parts.length % 2 === 0) parts.push(`${parts.splice(-2, 1)[0]}\`${parts.pop()}`);
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${htmlText(part)}</code>` : htmlText(part))).join('');
}

const entities = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };
