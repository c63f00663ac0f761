/** One part of a key's shape: fixed texts, or characters from an alphabet. */
export type ShapePart =
  | { texts: readonly string[]; optional: boolean }
  | { alphabet: string; min: number; max: number; optional: boolean };

/** Reads the shape of a key format (`'sk_live_' alnum{24,247}`). */
export function parseShape(shape: string): ShapePart[] {
  return Array.from(shape.matchAll(PART), ([, text, chars, name, min, max, optional]): ShapePart => {
    if (text !== undefined) return { texts: text.slice(1, -1).split("'|'"), optional: optional === '?' };
    if (name === 'uuid') return { alphabet: 'uuid', min: 36, max: 36, optional: optional === '?' };
    const alphabet = chars === undefined ? ALPHABETS[name!]! : classOf(chars);
    return { alphabet, min: Number(min), max: Number(max ?? min), optional: optional === '?' };
  });
}

/** The expression for a shape, unanchored. All its repetitions are of single characters: it is linear. */
export function expressionOf(parts: readonly ShapePart[], openEnded = false): string {
  return parts.map(part => `${sourceOf(part, openEnded)}${part.optional ? '?' : ''}`).join('');
}

/** Shortest and longest text of a shape. */
export function lengthsOf(parts: readonly ShapePart[]): readonly [min: number, max: number] {
  let [least, most] = [0, 0];
  for (const part of parts) {
    const [min, max] = 'texts' in part ? [Math.min(...part.texts.map(text => text.length)), Math.max(...part.texts.map(text => text.length))] : [part.min, part.max];
    least += part.optional ? 0 : min;
    most += max;
  }
  return [least, most];
}

const PART = /(?:('[^']*'(?:\|'[^']*')*)|\[(.+?)\](?=\{)|([a-z][a-z0-9-]*))(?:\{(\d+)(?:,(\d+))?\})?(\?)?(?: |$)/g;

/** As character classes, without the brackets. */
const ALPHABETS: Readonly<Record<string, string>> = {
  'digits': '0-9',
  'hex': '0-9a-fA-F',
  'upper-hex': '0-9A-F',
  'lower-alnum': '0-9a-z',
  'upper-alnum': '0-9A-Z',
  'alnum': '0-9A-Za-z',
  'base32': 'A-Z2-7',
  'base64': '0-9A-Za-z+/',
  'base64url': '0-9A-Za-z_-',
  'printable': '!-~',
  'jwt': 'jwt',
};

const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const JWT = 'ey[0-9A-Za-z_-]{8,2000}\\.ey[0-9A-Za-z_-]{8,4000}\\.[0-9A-Za-z_-]{10,1000}';

function sourceOf(part: ShapePart, openEnded: boolean): string {
  if ('texts' in part) return part.texts.length === 1 && !part.optional ? escaped(part.texts[0]!) : `(?:${part.texts.map(escaped).join('|')})`;
  if (part.alphabet === 'uuid') return UUID;
  if (part.alphabet === 'jwt') return JWT;
  const lengths = part.min === part.max ? `{${part.min}}` : `{${part.min},${openEnded ? '' : part.max}}`;
  return `[${part.alphabet}]${lengths}`;
}

/** `x-y` between two letters or two digits is a range, every other character stands for itself. */
function classOf(chars: string): string {
  let source = '';
  for (let i = 0; i < chars.length; i++) {
    if (/^(?:[0-9]-[0-9]|[A-Z]-[A-Z]|[a-z]-[a-z])/.test(chars.slice(i, i + 3))) {
      source += chars.slice(i, i + 3);
      i += 2;
    } else source += /[\\\]^-]/.test(chars[i]!) ? `\\${chars[i]}` : chars[i];
  }
  return source;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
