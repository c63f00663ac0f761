import { UsageError } from '@postern/catalogue/settings/usage-error';
import { reader } from '@postern/catalogue/settings/shape';

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, kb: 1024, m: 1024 ** 2, mb: 1024 ** 2, g: 1024 ** 3, gb: 1024 ** 3 };
const MOST = 512 * 1024 ** 2; // as text, more does not fit into one string of JavaScript

/** Bytes: a number, or a text such as "5 MB". */
export function parseSize(value: unknown): number | undefined {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmg]?b?)\s*$/i.exec(String(value)) ?? [];
  const bytes = amount === undefined ? NaN : Math.floor(Number(amount) * UNITS[unit!.toLowerCase()]!);
  return bytes > 0 && bytes <= MOST ? bytes : undefined;
}

export const size = reader({ type: ['integer', 'string'], minimum: 1, pattern: '^\\s*\\d+(\\.\\d+)?\\s*([kmgKMG]?[bB]?)\\s*$' }, (value, { file, path }) => {
  const bytes = parseSize(value);
  if (bytes === undefined) throw new UsageError(`${file}: "${path}" is ${JSON.stringify(value)}.`, 'It takes a size such as "5 MB", at most 512 MB.');
  return bytes;
});
