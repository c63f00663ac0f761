import { printable } from './printable.js';

/**
 * Foreign text inside a line of Markdown: no tag, link, image, table cell, mention or code fence of its own begins in
 * it. `code spans` of our own messages stay where they are closed on the same line.
 */
export function markdownText(text: string): string {
  const parts = printable(text).split('`');
  // With an odd number of back-ticks the last one opens nothing and is written out.
  const pairs = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  return parts.map((part, index) => (index % 2 === 1 && index < pairs ? codeSpan(part) : escaped(part, index >= pairs))).join('');
}

/** Foreign text as a code span. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  if (shown === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const room = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${room}${shown}${room}${fence}`;
}

function escaped(text: string, afterTick: boolean): string {
  const plain = text.replace(/[\\*_[\]<>!#~&$]/g, '\\$&');
  // GitHub makes links of bare addresses and mentions of names: a backslash and a word joiner keep them text.
  return `${afterTick ? '\\`' : ''}${plain.replaceAll('://', ':\\//').replaceAll('www.', 'www\\.').replaceAll('@', '@\u2060')}`;
}

/** Markdown as a cell of a table: there a pipe ends the cell even inside a code span. */
export function tableCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}
