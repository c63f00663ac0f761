import { startOfLine } from './start-of-line.js';
import type { Place } from './place.js';

/** The names that a value at `[start, end)` goes by, nearest first: the variable, the entry it is the value of, the call. */
export function namesOfValue(text: string, start: number, end: number): string[] {
  const header = HEADER_AFTER.exec(text.slice(end, end + 90))?.[1];
  if (header) return [header];
  const from = Math.max(0, start - REACH);
  const around = lastLines(text.slice(from, start));
  const opening = OPENING.exec(around)?.[0] ?? '';
  const before = around.slice(0, around.length - opening.length);
  const names: string[] = [];
  // Each way to name a value ends in one of few characters; blanks may follow.
  const joined = before.trimEnd();
  const joint = joined.charAt(joined.length - 1);
  const chosen = (joint === '?' || joint === ':') && before.includes('?') ? CHOSEN.exec(before) : null;
  if (chosen) return [chosen[1]!];
  const assigned = JOINTS.includes(joint) ? ASSIGNED.exec(before.slice(startOfLastName(before))) : null;
  // `isSet(token) ? token : 'literal'`
  if (assigned && /\?\s{0,3}$/.test(before.slice(0, before.length - assigned[0].length))) return names;
  if (assigned) names.push(isOfDigest(before, before.length - assigned[0].length) ? `${assigned[1]!}-checksum` : assigned[1]!);
  else {
    const element = joint === '>' ? ELEMENT.exec(before) : null;
    if (element) names.push(element[1]!);
    const argument = joint === ',' ? ARGUMENT.exec(before) : null;
    if (argument) names.push(argument[1]!);
    const word = joined.length < before.length ? SPACED.exec(before) : /^[^\S\n]{1,4}["'`]$/.test(opening) ? SPACED.exec(`${before} `) : null;
    if (word) names.push(word[1]!);
  }
  if (names.length === 0 || names.every(name => CARRIER.test(name))) {
    const sibling = lastOf(SIBLING, before) ?? SIBLING_AFTER.exec(text.slice(end, end + 200))?.[1];
    if (sibling) names.unshift(sibling);
    names.push(...names.splice(0).filter(name => !CARRIER.test(name)));
  }
  return names;
}

/** `checksum/secret: …`, as charts annotate what they were rendered from. */
export function isOfDigest(text: string, nameStart: number): boolean {
  return text.charCodeAt(nameStart - 1) === 47 && /\b(?:checksum|hash|sha\d*|digest)\/$/i.test(text.slice(Math.max(0, nameStart - 16), nameStart));
}

/** What is called with the value as its argument: `new Partner('…')`. */
export function callOfValue(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 100), start);
  // Looked for from each character on, so not where the bracket is missing.
  return before.lastIndexOf('(') < before.length - 12 ? undefined : CALL.exec(before)?.[1];
}

/** The name of the braces around a place on its own line: `apiKey = { live: '…' }`. */
export function enclosingName(text: string, start: number): string | undefined {
  const line = text.slice(startOfLine(text, start, 400), start);
  let depth = 0;
  for (let at = line.length - 1; at >= 0; at--) {
    if (line[at] === '}') depth += 1;
    else if (line[at] === '{' && depth-- === 0) return BRACED.exec(line.slice(0, at))?.[1];
  }
  return undefined;
}

const BRACED = /([A-Za-z_$][\w$.-]{0,80})["']?\s{0,4}(?:[:=]|:=|=>)\s{0,4}$/;

/** The names that enclose a place by indentation, nearest first: sections, keys, blocks. Empty in files of one line. */
export function parentsOf(text: string, start: number, place: Place): string[] {
  const parents: string[] = [];
  let lineStart = startOfLine(text, start, 401);
  if (start - lineStart > 400) return parents;
  let indent = indentOf(text, lineStart);
  for (let lines = 0; lines < 80 && lineStart > 0 && parents.length < 4; lines++) {
    const end = lineStart - 1;
    lineStart = startOfLine(text, end, 401);
    if (end - lineStart > 400) break;
    const line = text.slice(lineStart, end);
    if (line.trim() === '') continue;
    const section = SECTION.exec(line);
    if (section && (place.syntax === 'ini' || place.syntax === 'toml')) {
      parents.push(section[1]!);
      break;
    }
    const own = indentOf(text, lineStart);
    if (own >= indent) continue;
    indent = own;
    const opener = OPENER.exec(line);
    if (opener) parents.push(opener[1] ?? opener[2]!);
    if (own === 0) break;
  }
  return parents;
}

const REACH = 320;
/** What may stand between a value and its name besides the joint: quotes, schemes, wrappers. */
const OPENING = /(?:\b(?:Bearer|Basic|Token|token|ApiKey|Apikey|apikey|Key|SSWS|Digest|OAuth|Splunk|GenieKey|PRIVATE-TOKEN)[ \t]{1,3}|["'`\\(]|&quot;|\b(?:Buffer\.from|atob|String)\(|[^\S\n]|\$\{?|<!\[CDATA\[|[fbruFBRUL@](?=["'`]$)|[|>][+-]?\s*\n\s*)+$/;
const ASSIGNED = /([A-Za-z_$@][\w$.-]{0,80})\\?["'`]?(?:\]{0,2}\??[^\S\n]{0,4}(?:[:=]|:=|=>|->)|[\])]{0,2}!?[^\S\n]{0,4}(?:\|\||\?\?)=?)\s{0,40}$/;
/** `name = condition ? 'value' : 'value'`. */
const CHOSEN = /([A-Za-z_$][\w$.-]{0,80})["']?\s{0,4}[:=](?![=>])\s{0,20}[A-Za-z_$(!][\w.$!=&|()[\] "'-]{0,80}?\s{0,20}(?<!\?)\?\s{0,20}(?:(["'`])[^"'`\n]{0,400}\2\s{0,20}:\s{0,20})?$/;
const JOINTS = ':=>|?';
const ELEMENT = /<([\w:.-]{1,60})(?:\s[^<>]{0,160})?>\s*$/;
const ARGUMENT = /["'`]([\w.:-]{1,80})["'`]\s{0,3},\s*$/;
const CALL = /([A-Za-z_$][\w$.]{0,80})\(\s{0,10}["'`]?$/;
const SPACED = /(?:^|\s)(-{0,2}[A-Za-z_][\w.-]{0,60}\w)\s{1,4}$/;
const CARRIER = /^(?:value|default|val|content|data|string|text|stringvalue|defaultvalue|literal|entry|add|property|param|param-value|env|setting|item|v|s|std|plain|raw)$/i;
const SIBLING = /(?:(?<![\w-])(?:name|key|id|param|variable|property|setting|field)\\?["']?\s{0,3}(?::\s{0,3}\\?["']?|=\s{0,3}\\?["'])|\b(?:variable|parameter|setting|param)\s{1,3}["']|<(?:name|key|param-name)>\s{0,3})([\w.:/-]{2,80})/gi;
const SIBLING_AFTER = /^["'`]?[^\n]{0,80}(?:\n[^\n]{0,80}){0,2}?(?<![\w-])(?:name|key|forHTTPHeaderField)\\?["']?\s{0,3}(?::\s{0,3}\\?["']?|=\s{0,3}\\?["'])([\w.-]{2,80})/i;
/** Swift's `setValue("…", forHTTPHeaderField: "X-Api-Key")`. */
const HEADER_AFTER = /^["']?\)?,\s{0,20}forHTTPHeaderField:\s{0,3}["']([\w-]{2,60})/;
const SECTION = /^\s*\[{1,2}\s*["']?([^\]"']{1,80})/;
const OPENER = /^\s*(?:-\s+)?(?:export\s+|const\s+|let\s+|var\s+|static\s+|public\s+|private\s+|resource\s+|provider\s+|variable\s+|module\s+|class\s+|function\s+|new\s+)*(?:["']([\w .:/-]{1,80})["']|([A-Za-z_$][\w$.:-]{0,80}))/;

/** Where the last name of a text begins, or further left: an expression that starts there misses nothing. */
function startOfLastName(text: string): number {
  let at = text.length;
  while (at > 0 && !isOfName(text.charCodeAt(at - 1))) at -= 1;
  while (at > 0 && (isOfName(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === 45 || text.charCodeAt(at - 1) === 64)) at -= 1;
  return at;
}

function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 46 || code === 36;
}

function lastLines(text: string): string {
  let at = text.length;
  for (let lines = 0; lines < 5; lines++) {
    const next = text.lastIndexOf('\n', at - 1);
    if (next < 0) return text;
    at = next;
  }
  return text.slice(at);
}

function lastOf(expression: RegExp, text: string): string | undefined {
  let last: string | undefined;
  for (const match of text.matchAll(expression)) last = match[1];
  return last;
}

function indentOf(text: string, lineStart: number): number {
  let at = lineStart;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1;
  return at - lineStart;
}
