import type { Span } from '@postern/catalogue';
import { LockfileError } from './lockfile.js';

/** A mapping with the place of each key; scalars stay text (`5.4` is no number), null is `''`. */
export type YamlMap = ReadonlyMap<string, YamlEntry>;
export interface YamlEntry {
  value: YamlValue;
  span: Span;
}
export type YamlValue = string | YamlMap | readonly YamlValue[];

/**
 * The YAML that package managers write: block mappings, lists, one-line flow collections, plain and quoted scalars.
 * A lockfile of 30,000 packages takes a general parser many seconds. What is written otherwise goes to that parser.
 */
export function parseBlockYaml(text: string, start = 0, end = text.length): YamlMap {
  return readBlock(text, start, end) ?? parseGeneralYaml(text, start, end);
}

/** Start and end of each document of a stream. */
export function documentsOf(text: string): Span[] {
  const documents: Span[] = [];
  let from = 0;
  for (const { index, 0: { length } } of text.matchAll(/^---[ \t]*\r?$/gm)) {
    if (text.slice(from, index).trim() !== '') documents.push([from, index]);
    from = index + length;
  }
  return [...documents, [from, text.length]];
}

interface Level {
  indent: number;
  map: Map<string, YamlEntry>;
}

/** `undefined` where the text uses more of YAML than is known here. */
function readBlock(text: string, start: number, end: number): YamlMap | undefined {
  const root: Level = { indent: 0, map: new Map() };
  const levels = [root];
  /** The entry whose value, if it has one, stands on the lines below. */
  let open: { entry: { value: YamlValue; span: Span }; indent: number } | undefined;
  for (let at = start, next = 0; at < end; at = next) {
    const newline = text.indexOf('\n', at);
    next = newline < 0 || newline >= end ? end : newline + 1;
    let from = at;
    while (text.charCodeAt(from) === 0x20) from++;
    const sign = text.charCodeAt(from);
    if (from >= next || sign === 0x0a || sign === 0x0d || sign === 0x23) continue;
    if (sign === 0x09) return undefined;
    const indent = from - at;

    if (sign === 0x2d && /[\s]/.test(text[from + 1] ?? ' ')) {
      const item = readScalar(text.slice(from + 1, next));
      if (!open || indent < open.indent || item === undefined || /^\s*[^"'[{].*:(\s|$)/.test(text.slice(from + 1, next).trimEnd())) return undefined;
      const list = Array.isArray(open.entry.value) ? (open.entry.value as YamlValue[]) : ([] as YamlValue[]);
      list.push(item);
      open.entry.value = list;
      continue;
    }

    if (open && indent > open.indent) {
      if (open.entry.value !== '') return undefined; // a scalar that goes on in the next line
      const map = new Map<string, YamlEntry>();
      open.entry.value = map;
      levels.push({ indent, map });
    }
    open = undefined;
    while (levels.length > 1 && indent < levels.at(-1)!.indent) levels.pop();
    const level = levels.at(-1)!;
    if (indent !== level.indent) return undefined;

    let key: string;
    let keyEnd: number;
    let valueAt: number;
    if (sign === 0x3f && text[from + 1] === ' ') {
      // `? key` with `: value` below: what js-yaml writes for keys over 1,024 characters.
      const written = text.slice(from + 2, next).trim();
      const scalar = readScalar(written);
      const below = /^( *):(?=\s|$)/.exec(text.slice(next, Math.min(end, next + indent + 2)));
      if (typeof scalar !== 'string' || !below || below[1]!.length !== indent) return undefined;
      key = scalar;
      keyEnd = from + 2 + written.length;
      valueAt = next + indent + 1;
      const valueNewline = text.indexOf('\n', next);
      next = valueNewline < 0 || valueNewline >= end ? end : valueNewline + 1;
      // `:` and the first key of the value on one line: not of the plain kind.
      if (/^\s*[^"'[{\s][^\n]*:(\s|$)/.test(text.slice(valueAt, next))) {
        const map = new Map<string, YamlEntry>();
        level.map.set(key, { value: map, span: [from + 2, keyEnd] });
        let inner = valueAt;
        while (text[inner] === ' ') inner++;
        const pair = pairAt(text, inner, next);
        const scalarBelow = pair && readScalar(text.slice(pair.valueAt, next));
        if (!pair || scalarBelow === undefined) return undefined;
        const entry = { value: scalarBelow, span: [inner, pair.keyEnd] as const };
        map.set(pair.key, entry);
        const lineStart = text.lastIndexOf('\n', inner - 1) + 1;
        levels.push({ indent: inner - lineStart, map });
        open = { entry, indent: inner - lineStart };
        continue;
      }
    } else {
      const pair = pairAt(text, from, next);
      if (!pair) return undefined;
      ({ key, keyEnd, valueAt } = pair);
    }

    const written = text.slice(valueAt, next).trim();
    const entry: { value: YamlValue; span: Span } = { value: '', span: [from, keyEnd] };
    if (/^[|>][+-]?\d?[+-]?$/.test(written)) {
      ({ value: entry.value, next } = readBlockScalar(text, next, end, indent));
    } else {
      const value = readScalar(written);
      if (value === undefined) return undefined;
      entry.value = value;
      open = { entry, indent };
    }
    level.map.set(key, entry);
  }
  return root.map;
}

function pairAt(text: string, from: number, lineEnd: number): { key: string; keyEnd: number; valueAt: number } | undefined {
  const sign = text[from]!;
  let key: string;
  let keyEnd: number;
  let colon: number;
  if (sign === '"' || sign === "'") {
    const quoted = readQuoted(text, from, lineEnd);
    if (!quoted) return undefined;
    ({ value: key, end: keyEnd } = quoted);
    colon = keyEnd;
    while (text[colon] === ' ') colon++;
    if (text[colon] !== ':') return undefined;
  } else {
    if ('[]{}#&*!|>%@,`'.includes(sign)) return undefined;
    colon = from;
    do colon = text.indexOf(':', colon + 1);
    while (colon >= 0 && colon < lineEnd - 1 && !isSpace(text.charCodeAt(colon + 1)));
    if (colon < 0 || colon >= lineEnd) return undefined;
    key = text.slice(from, colon).trimEnd();
    keyEnd = from + key.length;
  }
  return key === '<<' ? undefined : { key, keyEnd, valueAt: colon + 1 };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** A whole value on one line. `undefined` where it is not whole, or uses anchors, aliases or tags. */
function readScalar(written: string): YamlValue | undefined {
  const text = written.trim();
  if (text === '' || text === '~' || text === 'null') return '';
  switch (text[0]) {
    case '&':
    case '*':
    case '!':
    case '|':
    case '>':
    case '%':
    case '@':
    case '`':
      return undefined;
    case '{':
    case '[': {
      const flow = readFlow(text, 0, 0);
      return flow && /^\s*(#.*)?$/.test(text.slice(flow.end)) ? flow.value : undefined;
    }
    case '"':
    case "'": {
      const quoted = readQuoted(text, 0);
      return quoted && /^\s*(#.*)?$/.test(text.slice(quoted.end)) ? quoted.value : undefined;
    }
    default: {
      const comment = text.indexOf(' #');
      const plain = comment < 0 ? text : text.slice(0, comment).trimEnd();
      return /:(\s|$)/.test(plain) ? undefined : plain;
    }
  }
}

function readFlow(text: string, start: number, depth: number): { value: YamlValue; end: number } | undefined {
  if (depth > 20) return undefined;
  const isMap = text[start] === '{';
  const close = isMap ? '}' : ']';
  const map = new Map<string, YamlEntry>();
  const list: YamlValue[] = [];
  let at = start + 1;
  for (;;) {
    while (/[\s,]/.test(text[at] ?? 'x')) at++;
    if (at >= text.length) return undefined;
    if (text[at] === close) return { value: isMap ? map : list, end: at + 1 };
    const first = readFlowItem(text, at, depth, isMap);
    if (!first) return undefined;
    at = first.end;
    if (!isMap) {
      list.push(first.value);
      continue;
    }
    while (text[at] === ' ') at++;
    if (typeof first.value !== 'string') return undefined;
    if (text[at] !== ':') return undefined;
    at++;
    while (text[at] === ' ') at++;
    const second = text[at] === ',' || text[at] === close ? { value: '', end: at } : readFlowItem(text, at, depth, false);
    if (!second) return undefined;
    map.set(first.value, { value: second.value, span: [0, 0] });
    at = second.end;
  }
}

function readFlowItem(text: string, at: number, depth: number, isKey: boolean): { value: YamlValue; end: number } | undefined {
  const sign = text[at]!;
  if (sign === '{' || sign === '[') return isKey ? undefined : readFlow(text, at, depth + 1);
  if (sign === '"' || sign === "'") return readQuoted(text, at);
  if ('&*!|>%@`#'.includes(sign)) return undefined;
  let end = at;
  while (end < text.length && !',[]{}'.includes(text[end]!) && !(text[end] === ':' && /[\s,}\]]|^$/.test(text[end + 1] ?? ''))) end++;
  const plain = text.slice(at, end).trim();
  return plain === '' ? undefined : { value: plain === 'null' || plain === '~' ? '' : plain, end };
}

function readQuoted(text: string, start: number, limit = text.length): { value: string; end: number } | undefined {
  const quote = text[start]!;
  let isEscaped = false;
  for (let at = text.indexOf(quote, start + 1); at >= 0 && at < limit; at = text.indexOf(quote, at + 1)) {
    if (quote === "'" && text[at + 1] === "'") {
      isEscaped = true;
      at++;
      continue;
    }
    if (quote === '"' && text[at - 1] === '\\') {
      isEscaped = true;
      let slashes = at - 1;
      while (text[slashes] === '\\') slashes--;
      if ((at - slashes) % 2 === 0) continue;
    }
    const inner = text.slice(start + 1, at);
    if (quote === "'") return { value: isEscaped ? inner.replaceAll("''", "'") : inner, end: at + 1 };
    return { value: unescape(inner), end: at + 1 };
  }
  return undefined;
}

function unescape(inner: string): string {
  if (!inner.includes('\\')) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}

function readBlockScalar(text: string, start: number, end: number, indent: number): { value: string; next: number } {
  const lines: string[] = [];
  let next = start;
  while (next < end) {
    const newline = text.indexOf('\n', next);
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1;
    const line = text.slice(next, lineEnd);
    if (line.trim() !== '' && line.length - line.trimStart().length <= indent) break;
    lines.push(line.trim());
    next = lineEnd;
  }
  return { value: lines.join('\n').trim(), next };
}

/** Above these a general parser takes longer than anyone waits, and no package manager writes such files. */
const GENERAL_LIMIT = 4_000_000;
const LONG_LINE = /[^\n]{10000}/;

let general: typeof import('yaml') | undefined;

/** Has to have run before a file that is not of the plain kind is read. */
export async function loadGeneralYaml(): Promise<void> {
  general ??= await import('yaml');
}

export class NeedsGeneralYaml extends Error {}

function parseGeneralYaml(text: string, start: number, end: number): YamlMap {
  if (!general) throw new NeedsGeneralYaml();
  if (end - start > GENERAL_LIMIT || LONG_LINE.test(text)) throw new LockfileError('is not written as its package manager writes it, and too large or too wide to be read otherwise', 'Write it anew with the package manager.');
  const { isAlias, isMap, isScalar, isSeq, parseDocument } = general;
  const document = parseDocument(text.slice(start, end), { uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const line = text.slice(0, start + error.pos[0]).split('\n').length;
    throw new LockfileError(`is not valid YAML (line ${line})`, 'Write it anew with the package manager.');
  }
  const convert = (node: unknown, depth: number): YamlValue => {
    if (isAlias(node) || depth > 40) throw new LockfileError('uses YAML aliases or deep nesting, which no package manager writes', 'Write it anew with the package manager.');
    if (isSeq(node)) return node.items.map(item => convert(item, depth + 1));
    if (!isMap(node)) return isScalar(node) ? (node.value === null ? '' : (node.source ?? String(node.value))) : '';
    const map = new Map<string, YamlEntry>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const [from = 0, to = 0] = key.range ?? [];
      map.set(key.source ?? String(key.value), { value: convert(value, depth + 1), span: [start + from, start + to] });
    }
    return map;
  };
  const root = convert(document.contents, 0);
  return root instanceof Map ? root : new Map();
}

const noMap: YamlMap = new Map();

export function mapOf(value: YamlValue | undefined): YamlMap {
  return value instanceof Map ? value : noMap;
}

export function textOf(value: YamlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function get(map: YamlMap, key: string): YamlValue | undefined {
  return map.get(key)?.value;
}
