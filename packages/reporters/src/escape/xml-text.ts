import { printable } from './printable.js';

/** Foreign text as XML text or attribute: markup is escaped, and what XML 1.0 forbids is written out. */
export function xmlText(text: string): string {
  return printable(text).replace(/[<>&"']/g, char => entities[char as keyof typeof entities]).replaceAll('##[', '##&#91;');
}

const entities = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' };
