import { startOfLine } from './start-of-line.js';
import type { Place } from './place.js';

/** A value as it stands in a text, and what it means once quotes and escapes are off. */
export interface Literal {
  start: number;
  end: number;
  value: string;
  quoted: boolean;
  /** It stood behind `Bearer` or its like. */
  scheme?: true;
}

export interface ReadOptions {
  place: Place;
  /** What ends a bare value. */
  until?: 'query' | 'element' | 'cell' | 'field' | 'default';
}

/** The literal that begins at `from`, after blanks, wrappers and the references it is a default for. */
export function literalAt(text: string, from: number, options: ReadOptions): Literal | undefined {
  let at = from;
  for (const wrapper of WRAPPERS) {
    wrapper.lastIndex = at;
    if (wrapper.test(text)) at = wrapper.lastIndex;
  }
  return quotedAt(text, at) ?? joinedListAt(text, at) ?? bareAt(text, at, options);
}

/** `['one', 'two'].join('')`. */
function joinedListAt(text: string, at: number): Literal | undefined {
  if (text.charCodeAt(at) !== 91) return undefined;
  const list = JOINED.exec(text.slice(at, at + 2000));
  if (!list) return undefined;
  const value = Array.from(list[1]!.matchAll(/["'`]([^"'`\n]*)["'`]/g), ([, piece]) => piece).join('');
  const start = at + list[0].search(/["'`]/) + 1;
  return { start, end: at + list[0].search(/["'`]\s*\]/), value, quoted: true };
}

/** A quoted text at `at`, with the literals that are joined to it by `+` or `.`. */
export function quotedAt(text: string, at: number): Literal | undefined {
  const first = onePieceAt(text, at);
  if (!first) return undefined;
  let { value, end, after } = first;
  for (let pieces = 0; pieces < 12; pieces++) {
    JOIN.lastIndex = after;
    if (!JOIN.test(text)) break;
    const next = onePieceAt(text, JOIN.lastIndex);
    if (!next) break;
    value += next.value;
    ({ end, after } = next);
  }
  const pieces = PIECES.test(value) ? value.replace(PIECE, (_, _quote, piece: string) => piece) : value;
  if (pieces !== value) return { start: first.start, end, value: pieces, quoted: true };
  const inner = defaultIn(value);
  return inner === undefined ? { start: first.start, end, value, quoted: true } : { start: first.start + value.indexOf(inner, 3), end: first.start + value.indexOf(inner, 3) + inner.length, value: inner, quoted: true };
}

/** The value in `${NAME:-value}` and `${NAME:value}`, where the text is nothing else. */
export function defaultIn(text: string): string | undefined {
  return DEFAULT.exec(text)?.[1];
}

const MAX_LITERAL = 5000;
const JOINED = /^\[\s{0,40}((?:["'`][^"'`\n]{1,200}["'`]\s{0,40},?\s{0,40}){2,40})\]\s{0,40}\.join\(\s{0,3}(?:''|""|``)\s{0,3}\)/;
const JOIN = /\s{0,40}(?:\+|\.(?=\s*["']))\s{0,40}(?=["'`])/y;
/** `${'one'}two`. */
const PIECES = /\$\{\s?["'][^"'{}$\n]{1,400}["']\s?\}/;
const PIECE = /\$\{\s?(["'])([^"'{}$\n]{1,400})\1\s?\}/g;
const DEFAULT = /^\$\{[\w.-]+:[-=?]?([^${}]+)\}$/;
const WRAPPERS = [
  // The environment, and the literal that stands in for it.
  /(?:process\.env(?:\.\w{1,60}|\[["']\w{1,60}["']\])|import\.meta\.env\.\w{1,60}|(?:Deno|Bun)\.env(?:\.get\(["']\w{1,60}["']\)|\.\w{1,60})|os\.environ(?:\.get\(["']\w{1,60}["']|\[["']\w{1,60}["']\])|(?:os\.)?getenv\(["']\w{1,60}["']\)?|(?:env|config)(?:\.\w{1,20})?\(["'][\w.]{1,60}["']|ENV(?:\.fetch\(|\[)["']\w{1,60}["']\]?|System\.getenv\(["']\w{1,60}["']\)|[\w.]{1,40}\.get\(["'][\w.]{1,60}["']\)?)\)?!?\s{0,4}(?:\|\||\?\?|\?:|,|or\b)\s{0,80}(?:default\s{0,3}=\s{0,3})?/y,
  // What only repackages a literal.
  /(?:new\s{1,3})?(?:Buffer\.from|atob|btoa|String|str|bytes|bytearray|SecretStr|SecretString|Secret|encodeURIComponent|[\w.]{0,20}b64decode|Base64\.decode|Secret::new|String::from|\[\]byte|new\s{1,3}TextEncoder\(\)\.encode|sensitive|nonsensitive|toset|literal|Field|field|Option|Query|SecretValue\.\w{1,20})\(\s{0,20}(?:default\s{0,3}=\s{0,3})?/y,
  // A template, and what stands in for its variable: `{{ .Values.x | default "…" }}`.
  /["']?\{\{-?\s{0,4}[\w.$ ]{1,80}\|\s{0,4}default[ (]\s{0,4}(?=["'])/y,
  // A function that only returns it.
  /(?:async\s{1,3})?\(\)\s{0,3}=>\s{0,20}(?=["'`])/y,
  // Brackets and assertions.
  /(?:\(\s{0,120}|<[\w ]{1,30}>\s{0,4}){1,3}(?=["'`])/y,
  /(?:!!?[A-Za-z]\w{0,20}[ \t]{1,4}|&[\w-]{1,30}[ \t]{1,4})?(?:[fbruFBRUL@$]{1,2}(?=["']))?/y,
];

interface Piece {
  start: number;
  end: number;
  /** Past the closing quote. */
  after: number;
  value: string;
}

function onePieceAt(text: string, at: number): Piece | undefined {
  const escaped = escapedQuoteAt(text, at);
  if (escaped !== '') {
    const start = at + escaped.length;
    const end = text.indexOf(escaped, start);
    return end > start && end - start < MAX_LITERAL ? { start, end, after: end + escaped.length, value: text.slice(start, end) } : undefined;
  }
  let slashes = 0;
  while (text.charCodeAt(at + slashes) === 92) slashes += 1;
  const quote = text.charAt(at + slashes);
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  if (slashes > 0) return escapedPieceAt(text, at, slashes, quote);
  const mark = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + mark.length;
  const limit = Math.min(text.length, start + MAX_LITERAL);
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (text.startsWith(mark, i)) return { start, end: i, after: i + mark.length, value: unescaped(text.slice(start, i)) };
    else if (code === 10 && mark.length === 1 && quote !== '`') return undefined;
  }
  return undefined;
}

/** A quote as markup or an escape writes it: `&quot;`, `\\u0022`. */
export function escapedQuoteAt(text: string, at: number): string {
  ESCAPED_QUOTE.lastIndex = at;
  return ESCAPED_QUOTE.exec(text)?.[0] ?? '';
}

const ESCAPED_QUOTE = /&(?:quot|apos|#34|#39);|\\{1,4}(?:u002[27]|x2[27])/y;

/** A literal within a literal: its quotes carry as many backslashes as its opening one. */
function escapedPieceAt(text: string, at: number, slashes: number, quote: string): Piece | undefined {
  const mark = `${'\\'.repeat(slashes)}${quote}`;
  const start = at + mark.length;
  const end = text.slice(start, start + MAX_LITERAL).search(slashes === 1 ? (quote === '"' ? /\\"|"|\n/ : /\\'|'|\n/) : /\\+["'`]|\n/);
  return end > 0 && text.startsWith(mark, start + end) ? { start, end: start + end, after: start + end + mark.length, value: unescaped(text.slice(start, start + end)) } : undefined;
}

function bareAt(text: string, at: number, { place, until }: ReadOptions, isBehindScheme = false): Literal | undefined {
  const stop: RegExp = STOPS[until ?? place.syntax] ?? STOPS.query;
  stop.lastIndex = at;
  let value = withinQuotes(text, at, stop.exec(text)?.[0] ?? '', until ?? place.syntax);
  if (!until && place.syntax === 'yaml') {
    if (/^[{[]/.test(value)) return undefined;
    const block = /^[|>][+-]?\d?[ \t]*(?:#.*)?$/.exec(value.trim());
    if (block) return blockAt(text, at + value.length);
    value = value.replace(/[ \t]#.*$/, '');
    // `- "NAME=value"`: the quote around both.
    if (text.charCodeAt(at - 1) === 61 && /^[^"']+["']\s*$/.test(value)) value = value.trimEnd().slice(0, -1);
    // Within `{ user: x, password: y }`.
    if (/\{[^}\n]*$/.test(text.slice(startOfLine(text, at), at))) value = value.replace(/[,}].*$/, '');
  } else if (!until && (place.syntax === 'env' || place.syntax === 'ini')) {
    value = value.replace(/[ \t]+[#;].*$/, '');
    // `Environment="NAME=value"`: the quote around both.
    if (/["']$/.test(value) && !/^["']/.test(value)) value = value.slice(0, -1);
    // `NAME=value command`, on a line that began earlier.
    if (place.syntax === 'ini' && /\s/.test(value) && text.charCodeAt(startOfLine(text, at)) !== 91 && /\S\s\S*$/.test(text.slice(startOfLine(text, at), at))) value = value.split(/\s/, 1)[0]!;
  }
  else if (!until && place.syntax === 'prose') value = value.replace(/[.:]+$/, '');
  value = value.trimEnd();
  if (value === '' || value.length > MAX_LITERAL) return undefined;
  // Once: a hostile line has a thousand of them.
  if (!isBehindScheme && SCHEME.test(value) && text.charCodeAt(at + value.length) === 32) {
    const behind = bareAt(text, at + value.length + 1, { place, ...(until && { until }) }, true);
    return behind && { ...behind, scheme: true };
  }
  const inner = defaultIn(value);
  if (inner !== undefined) return { start: at + value.indexOf(inner, 3), end: at + value.indexOf(inner, 3) + inner.length, value: inner, quoted: false };
  return { start: at, end: at + value.length, value: value.includes('&amp;') ? value.replaceAll('&amp;', '&') : value, quoted: false };
}

/** In a command within a setting, the quote that opened further left ends the value: `command: curl -H "Authorization: …" …`. */
function withinQuotes(text: string, at: number, value: string, stop: string): string {
  if ((stop !== 'ini' && stop !== 'yaml' && stop !== 'env') || !/\S["']\s/.test(value)) return value;
  const before = text.slice(startOfLine(text, at), at);
  for (const quote of ['"', "'"]) {
    const end = value.indexOf(quote);
    if (end > 0 && before.split(quote).length % 2 === 0) return value.slice(0, end);
  }
  return value;
}

const SCHEME = /^(?:Bearer|Token|ApiKey|Key|SSWS|Splunk|OAuth|GenieKey|JWT|Bot|Api-Key)$/i;

const STOPS: Readonly<Record<string, RegExp>> & { query: RegExp } = {
  query: /[^\s&#"'`<>(){}[\]\\;,|]{1,512}/y,
  field: /[^\s;"'`<>\\]{1,400}/y,
  element: /[^<>\n]{1,512}/y,
  cell: /[^|\n\s`]{1,400}/y,
  default: /[^}\s"'`]{1,400}/y,
  env: /[^\n\r]{1,512}/y,
  ini: /[^\n\r]{1,512}/y,
  yaml: /[^\n\r]{1,512}/y,
  shell: /(?:[^\s;|&"'`<>()\\]|\\.){1,512}/y,
  docker: /[^\s"'`<>\\]{1,512}/y,
  prose: /[^\s,;()"'`<>|*\\]{1,512}/y,
};

/** The one line of a YAML block scalar; several lines are a text, or a key block that is found by its header. */
function blockAt(text: string, from: number): Literal | undefined {
  const match = /^\r?\n([ \t]+)(\S+)[ \t]*(?:\r?\n|$)/.exec(text.slice(from, from + 5000));
  if (!match) return undefined;
  const start = from + match[0].indexOf(match[2]!, match[1]!.length);
  return { start, end: start + match[2]!.length, value: match[2]!, quoted: false };
}

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw.includes('&amp;') ? raw.replaceAll('&amp;', '&') : raw;
  return raw.replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|(.))/g, (_, braced, four, two, one: string | undefined) => {
    const code = braced ?? four ?? two;
    if (code !== undefined) return Number.parseInt(code, 16) > 0x10ffff ? '' : String.fromCodePoint(Number.parseInt(code, 16));
    return one === undefined ? '' : one === 'n' || one === 'r' ? '\n' : one === 't' ? '\t' : one;
  });
}
