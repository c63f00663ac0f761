import { printable } from './printable.js';

/** The message of a workflow command. Our line breaks stay, as %0A; foreign controls are written out. */
export function commandText(text: string): string {
  return text.split('\n').map(printable).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** A property of a workflow command; a file name keeps its line breaks, so that it stays the name. */
export function commandProperty(text: string): string {
  const encoded = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll(':', '%3A').replaceAll(',', '%2C');
  return printable(encoded);
}
