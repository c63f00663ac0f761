import { type Codes, holds } from './character-codes.js';

/** A text that stands, escaped, within another. */
export interface EmbeddedText {
  /** What it would be called as a file of its own. */
  path: string;
  text: string;
  /** Its name in a source map. */
  source?: string;
  /** From a place in it to the place in the file around it. */
  offsetOf(at: number): number;
  /** Characters of the file that a place may stand for; 1 where it is absent. */
  grain?: number;
}

/** The sources within a source map, of its own or at the end of a bundle; the cells of a notebook; `undefined` for other files. */
export function embeddedTexts(path: string, text: string): EmbeddedText[] | undefined {
  if (!isHolder(path)) return undefined;
  if (/\.ipynb$/i.test(path)) return cellsOf(text);
  if (/\.map$/i.test(path)) return text.includes(SOURCES) ? sourcesOf(path, text) : undefined;
  return /\.(?:[cm]?js|css)$/i.test(path) ? withInlineMap(path, text) : undefined;
}

/** Where the texts within may be escaped, so that nothing has to show in the text around them. What a bundle holds in base64 shows: `"sourcesContent"` is a long word however it is written. */
export function mayHoldWholeTexts(path: string, codes: Codes): boolean {
  return isHolder(path) && (/\.ipynb$/i.test(path) || (/\.map$/i.test(path) && holds(codes, SOURCES)));
}

/** Asked of every file: the last letter tells nearly all of them apart. */
function isHolder(path: string): boolean {
  const last = path.charCodeAt(path.length - 1) | 32;
  return last === 115 || last === 98 || last === 112;
}

const SOURCES = '"sourcesContent"';
const INLINE_MAP = 'sourceMappingURL=data:application/json;';

/** The code before the comment, and the sources that the comment holds in base64. */
function withInlineMap(path: string, text: string): EmbeddedText[] | undefined {
  // Nearly no file has one, and looking forwards is many times as fast.
  if (!text.includes(INLINE_MAP)) return undefined;
  const comment = text.lastIndexOf(INLINE_MAP);
  const start = comment < 0 ? -1 : text.indexOf('base64,', comment);
  if (start < 0 || start - comment > 80) return undefined;
  const from = start + 'base64,'.length;
  const map = Buffer.from(/[A-Za-z0-9+/]*/y.exec(text.slice(from))![0], 'base64').toString();
  if (!map.includes(SOURCES)) return undefined;
  const sources = sourcesOf(`${path}.map`, map).map(part => ({
    ...part,
    grain: 4,
    // Three bytes of the map are four characters of the comment.
    offsetOf: (at: number) => from + Math.floor(Buffer.byteLength(map.slice(0, part.offsetOf(at))) / 3) * 4,
  }));
  return [{ path, text: text.slice(0, comment), offsetOf: at => at }, ...sources];
}

function sourcesOf(path: string, text: string): EmbeddedText[] {
  const names = stringsFrom(text, text.indexOf('"sources"'));
  return stringsFrom(text, text.indexOf(SOURCES)).map((content, i) => {
    const name = names[i]?.text.replace(/^[a-z-]+:\/\/\/?|[?#].*$/g, '') ?? '';
    return { ...content, path: /\.\w+$/.test(name) ? name : path.replace(/\.map$/i, ''), ...(name !== '' && { source: name }) };
  });
}

/** The lines of each cell together, so that a name and its value on the next line meet. */
function cellsOf(text: string): EmbeddedText[] {
  const parts: EmbeddedText[] = [];
  for (const { index } of text.matchAll(/"(?:source|text|text\/plain|text\/html)"\s*:\s*/g)) {
    const lines = stringsFrom(text, index);
    if (lines.length > 0) parts.push({ ...joined(lines), path: 'cell.py' });
  }
  return parts;
}

type Part = Pick<EmbeddedText, 'text' | 'offsetOf'>;

/** The string, or the strings of the list, that the key at `from` has. */
function stringsFrom(text: string, from: number): Part[] {
  if (from < 0) return [];
  let at = text.indexOf(':', from + 1) + 1;
  const strings: Part[] = [];
  let isList = false;
  for (;;) {
    SKIP.lastIndex = at;
    SKIP.test(text);
    at = SKIP.lastIndex;
    if (text.charCodeAt(at) === 91 && !isList) {
      isList = true;
      at += 1;
    } else if (text.charCodeAt(at) === 34) {
      const end = endOfString(text, at + 1);
      if (end < 0) return strings;
      strings.push(decoded(text, at + 1, end));
      at = end + 1;
      if (!isList) return strings;
    } else if (isList && text.startsWith('null', at)) {
      strings.push({ text: '', offsetOf: () => at });
      at += 4;
    } else return strings;
  }
}

const SKIP = /[\s,]*/y;

function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return -1;
}

function decoded(text: string, start: number, end: number): Part {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return { text: raw, offsetOf: at => start + at };
  // Where each escape ends in the decoded text, and how much longer the file is up to there.
  const ends: number[] = [];
  const longer: number[] = [];
  let extra = 0;
  const plain = raw.replace(ESCAPE, (escape, offset: number) => {
    extra += escape.length - 1;
    ends.push(offset + escape.length - extra);
    longer.push(extra);
    return escape.length === 6 ? String.fromCharCode(Number.parseInt(escape.slice(2), 16)) : (PLAIN[escape[1]!] ?? escape[1]!);
  });
  return {
    text: plain,
    offsetOf(at) {
      let [low, high] = [0, ends.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle]! <= at) low = middle + 1;
        else high = middle;
      }
      return start + at + (low === 0 ? 0 : longer[low - 1]!);
    },
  };
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[\s\S])/g;
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function joined(parts: readonly Part[]): Part {
  const starts: number[] = [];
  let text = '';
  for (const part of parts) {
    starts.push(text.length);
    text += part.text;
  }
  return {
    text,
    offsetOf(at) {
      const i = starts.findLastIndex(start => start <= at);
      return parts[i]!.offsetOf(at - starts[i]!);
    },
  };
}
