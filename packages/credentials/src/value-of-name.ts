import { startOfLine } from './start-of-line.js';
import { isInComment } from './is-in-comment.js';
import { escapedQuoteAt, type Literal, literalAt, quotedAt } from './literal.js';
import type { Place } from './place.js';
import { valueFurtherOn } from './value-further-on.js';

export interface NamedLiteral extends Literal {
  /** How the name and the value are joined. `compared`: `x === 'literal'`. */
  by: 'assigned' | 'argument' | 'compared' | 'element' | 'query' | 'field' | 'spaced' | 'paired' | 'default';
  /** What it is, where that is not what the text calls it: `basicAuth('user', 'literal')`. */
  name?: string;
}

/** The literal that the name in `[start, end)` is given, in whatever language the text is written. */
export function valueOfName(text: string, start: number, end: number, place: Place): NamedLiteral | undefined {
  return valueBehind(text, start, end, place) ?? valueFurtherOn(text, start, end);
}

function valueBehind(text: string, start: number, end: number, place: Place): NamedLiteral | undefined {
  let at = end;
  let slashes = 0;
  while (text.charCodeAt(at + slashes) === 92) slashes += 1;
  const escaped = escapedQuoteAt(text, end);
  const closed = escaped !== '' || isQuote(text.charCodeAt(at + slashes));
  if (escaped !== '') at = end + escaped.length;
  else if (closed) at += slashes + 1;
  else if (slashes > 0) return undefined;
  let bracketed = false;
  for (let code = text.charCodeAt(at); code === 93 || (code === 41 && closed); code = text.charCodeAt(at)) {
    at += 1;
    bracketed = true;
  }
  // Perl's `$ENV{NAME}`, the `name[]` of C, the `**name**` of Markdown.
  if (!closed && text.charCodeAt(at) === 125 && text.charCodeAt(start - 1) === 123 && /[\w>]/.test(text.charAt(start - 2))) at += 1;
  else if (!closed && place.syntax === 'code' && text.charCodeAt(at) === 91) at += /^\[\d{0,5}\]/.exec(text.slice(at, at + 7))?.[0].length ?? 0;
  else if (place.syntax === 'prose' && text.startsWith('**', at)) at += 2;
  // Nim's `name* = …`.
  else if (!closed && place.syntax === 'code' && text.charCodeAt(at) === 42 && /^\* ?[=:]/.test(text.slice(at, at + 3))) at += 1;
  const blank = at;
  at = skipBlanks(text, at);
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  const assigned = (from: number, by: NamedLiteral['by'] = 'assigned', until?: 'query' | 'element' | 'cell' | 'field' | 'default') => read(text, from, place, by, until);
  if (code === EQUALS) {
    if (next === EQUALS) {
      const literal = quotedAt(text, skipSpace(text, at + (text.charCodeAt(at + 2) === EQUALS ? 3 : 2)));
      return literal && { ...literal, by: 'compared' };
    }
    if (next === 62) return bracketed && text.charCodeAt(blank - 1) === 41 ? undefined : assigned(skipSpace(text, at + 2));
    const before = text.charCodeAt(start - 1);
    // `?key=value&`, `"-Dkey=value"`, `;Password=value;`
    if (at === end && (before === 63 || before === 38 || (place.syntax === 'code' && /^-[D-]/.test(text.slice(start, start + 2))) || isQueryInside(text, start, place))) return assigned(at + 1, 'query', 'query');
    if (at === blank && isFieldList(text, start, at)) return assigned(at + 1, 'field', 'field');
    if (next === 123 && place.syntax === 'code') {
      const attribute = quotedAt(text, skipBlanks(text, at + 2));
      return attribute && /^["'`]\s{0,4}\}/.test(text.slice(attribute.end, attribute.end + 6)) ? { ...attribute, by: 'assigned' } : undefined;
    }
    const branch = place.syntax === 'code' ? branchFrom(text, at + 1) : undefined;
    if (branch !== undefined) return quoted(text, branch, place, 'assigned');
    return assigned(isLined(place) ? skipBlanks(text, at + 1) : skipSpace(text, at + 1));
  }
  // `x != "literal"`
  if (code === 33 && next === EQUALS) {
    const literal = quotedAt(text, skipSpace(text, at + (text.charCodeAt(at + 2) === EQUALS ? 3 : 2)));
    return literal && { ...literal, by: 'compared' };
  }
  if (code === COLON) {
    if (next === COLON || (text.charCodeAt(start - 1) === COLON && !closed && place.syntax !== 'yaml') || text.charCodeAt(start - 1) === QUESTION || (text.charCodeAt(start - 1) === 32 && text.charCodeAt(start - 2) === QUESTION)) return undefined;
    if (next === EQUALS) return assigned(skipSpace(text, at + 2));
    if (isWithinReference(text, start)) return assigned(at + (next === 45 || next === 61 ? 2 : 1), 'default', 'default');
    const typed = typedFrom(text, at + 1, place);
    if (typed !== undefined) return assigned(typed);
    const computed = place.syntax === 'code' ? COMPUTED.exec(text.slice(at, at + 120)) : null;
    if (computed) return quoted(text, at + computed[0].length, place, 'assigned');
    const nested = nestedDefault(text, at + 1, place);
    if (nested) return nested;
    if (place.syntax === 'yaml') {
      if (text.charCodeAt(at + 1) > 32 && !closed) return undefined;
      return assigned(skipBlanks(text, at + 1));
    }
    if (place.syntax === 'prose' && text.startsWith('**', at + 1)) return assigned(skipBlanks(text, at + 3));
    return assigned(isLined(place) && place.syntax !== 'prose' ? skipBlanks(text, at + 1) : skipSpace(text, at + 1));
  }
  if (code === 45 && next !== 45 && isWithinReference(text, start)) return assigned(at + 1, 'default', 'default');
  if (code === QUESTION) {
    if (next === EQUALS || next === COLON) {
      const typed = next === COLON ? typedFrom(text, at + 2, place) : undefined;
      return assigned(typed ?? skipSpace(text, at + 2));
    }
    return next === QUESTION ? assigned(skipSpace(text, at + (text.charCodeAt(at + 2) === EQUALS ? 3 : 2))) : undefined;
  }
  if (code === PIPE) {
    if (next === PIPE) return assigned(skipSpace(text, at + (text.charCodeAt(at + 2) === EQUALS ? 3 : 2)));
    const otherwise = /^\|\s{0,3}default\(\s{0,3}/.exec(text.slice(at, at + 20));
    if (otherwise) return quoted(text, at + otherwise[0].length, place, 'assigned');
    return place.syntax === 'prose' && isCell(text, start, end) ? assigned(skipBlanks(text, at + 1) + (text[skipBlanks(text, at + 1)] === '`' ? 1 : 0), 'assigned', 'cell') : undefined;
  }
  // R's assignment.
  if (code === 60 && next === 45 && !closed && place.syntax === 'code') return quoted(text, skipBlanks(text, at + 2), place, 'assigned');
  if (code === 62 && (closed || text.charCodeAt(start - 1) === 60 || isTag(text, start))) return paired(text, start, at, place) ?? element(text, skipSpace(text, at + 1), place);
  if (closed || text.charCodeAt(at) === 60) {
    const pair = paired(text, start, end, place);
    if (pair) return pair;
  }
  if (code === PERCENT && /^%22%3[aA]%22/.test(text.slice(at, at + 9))) return encodedField(text, at + 9);
  if (code === PERCENT && /^%3[dD]/.test(text.slice(at, at + 3))) return assigned(at + 3, 'query', 'query');
  if (code === COMMA && !closed && place.syntax === 'prose') return /^[A-Za-z]+$/.test(text.slice(start, end)) ? undefined : assigned(at + 1, 'assigned', 'query');
  if (code === COMMA && (closed || text.charCodeAt(start - 1) === COLON)) return afterComma(text, at + 1, place);
  // Erlang's `{name, "literal"}`.
  if (code === COMMA && !closed && text.charCodeAt(start - 1) === 123 && place.syntax === 'code') {
    const from = skipBlanks(text, at + 1);
    return quoted(text, text.startsWith('<<"', from) ? from + 2 : from, place, 'argument');
  }
  if (code === 40 && !closed && place.syntax === 'code') {
    const body = RETURNED.exec(text.slice(at, at + 120));
    if (body) return quoted(text, at + body[0].length, place, 'assigned');
  }
  if (code === 40 && !closed) return LOOKUP.test(text.slice(start, end)) ? undefined : quotedCall(text, skipSpace(text, at + 1));
  if (code === 123 && !closed) return accessorDefault(text, at);
  // Kotlin's pairs.
  if (closed && text.startsWith('to "', at)) return quoted(text, at + 3, place, 'argument');
  const typing = bracketed && closed && code === 46 ? TYPED_IN.exec(text.slice(at, at + 60)) : null;
  if (typing) return quoted(text, at + typing[0].length, place, 'argument');
  if (bracketed || (closed && text.startsWith('or ', at))) return text.startsWith('or ', at) ? quoted(text, skipSpace(text, at + 3), place, 'assigned') : undefined;
  const bicep = at > blank && place.syntax === 'hcl' ? PARAMETER.exec(text.slice(at, at + 40)) : null;
  if (bicep) return quoted(text, at + bicep[0].length, place, 'assigned');
  if (at > blank && !closed && place.syntax === 'code' && text.charCodeAt(start - 1) !== 60) {
    const typed = typedFrom(text, at, place);
    if (typed !== undefined) return quoted(text, typed, place, 'assigned');
  }
  if (at > blank && (text.charCodeAt(start - 1) === 60 || text.charCodeAt(start - 1) === COLON) && isTag(text, start) && ATTRIBUTED.test(text.slice(at, at + 320))) return element(text, text.indexOf('>', at) + 1, place);
  return spaced(text, start, end, blank, at, place) ?? (closed || place.syntax === 'yaml' || place.syntax === 'shell' ? paired(text, start, end, place) : undefined);
}

/** A name that its cell consists of; a short one is a word of a sentence otherwise. */
function isCell(text: string, start: number, end: number): boolean {
  const before = text.slice(startOfLine(text, start), start);
  return end - start > 4 || /^[\s|`*"]*$/.test(before.slice(before.lastIndexOf('|') + 1));
}

/** The attributes of an element that say nothing of a digest. */
const ATTRIBUTED = /^(?!.{0,300}Digest["'])(?:[\w:.-]{1,40}=(?:"[^"<>\n]{0,200}"|'[^'<>\n]{0,200}')\s{0,4}){1,6}>/;

/** `('NAME', 'literal')`, `('name', default='literal')`, `new Parameter('name', { value: 'literal' })`. */
function afterComma(text: string, from: number, place: Place): NamedLiteral | undefined {
  // In JSON a list of names, one a line, is no list of pairs.
  const at = place.syntax === 'json' ? skipBlanks(text, from) : skipSpace(text, from);
  const direct = quoted(text, at, place, 'argument');
  if (direct && isOneOfMany(text, from, direct)) return undefined;
  if (direct || place.syntax !== 'code') return direct;
  const after = text.slice(at, at + 300);
  const keyword = KEYWORD.exec(after);
  if (keyword) return quoted(text, at + keyword[0].length, place, 'paired');
  const block = after.startsWith('{') ? after.slice(0, (after.indexOf('}') + 1 || 301) - 1) : '';
  const match = HELD.exec(block);
  return match ? quoted(text, at + match.index + match[0].length, place, 'paired') : undefined;
}

/** An entry of a list, one a line, of which a third follows. */
function isOneOfMany(text: string, from: number, { start, end }: Literal): boolean {
  return text.slice(from, start).includes('\n') && /^["'`],\s{0,80}["'`]/.test(text.slice(end, end + 90));
}

const KEYWORD = /^(?:\w{1,30}\s{0,3}=\s{0,3}[\w.]{1,40}\s{0,3},\s{0,20}){0,4}(?:default|value|initial|fallback|defaultValue)\s{0,3}[:=]\s{0,3}/;
const HELD = /[\s,{](?:default|value|defaultValue|secretString|stringValue|plaintext|secretData)["']?\s{0,8}[:=]\s{0,8}/;

/** `getByLabel('Password').fill('…')`, `env::var("NAME").unwrap_or("…")`. */
const TYPED_IN = /^(?:\.\w{1,20}\(\))?\.(?:unwrap_or|unwrap_or_else|orElse|getOrElse|fill|type|sendKeys|send_keys|setValue|addValue|pressSequentially|typeText)\(\s{0,20}(?:\|\w{0,10}\|\s{0,4})?/;
/** `get name() { return '…'`. */
const RETURNED = /^\((?:self|cls)?\)\s{0,3}(?:(?::|->)?\s{0,3}[\w<>&']{1,30}\s{0,3})?(?:\{|:)\s{0,40}return\s{1,3}(?=["'`])/;
/** Swift's `var name: String { "…" }`. */
const COMPUTED = /^:\s{0,3}[A-Z]\w{0,30}\??\s{0,3}\{\s{0,40}(?:return\s{1,3})?(?=")/;
/** `param name string = '…'`. */
const PARAMETER = /^string\s{1,3}=\s{1,3}/;

const EQUALS = 61;
const COLON = 58;
const QUESTION = 63;
const PIPE = 124;
const COMMA = 44;
const PERCENT = 37;

function read(text: string, from: number, place: Place, by: NamedLiteral['by'], until?: 'query' | 'element' | 'cell' | 'field' | 'default'): NamedLiteral | undefined {
  const literal = literalAt(text, from, until ? { place, until } : { place });
  if (literal && by === 'query' && literal.value.includes('%')) return { ...literal, value: decoded(literal.value), by };
  return literal && { ...literal, by };
}

function quoted(text: string, from: number, place: Place, by: NamedLiteral['by']): NamedLiteral | undefined {
  const literal = literalAt(text, from, { place });
  return literal?.quoted ? { ...literal, by } : undefined;
}

/** `%22name%22%3A%22value%22`: JSON within an address. */
function encodedField(text: string, from: number): NamedLiteral | undefined {
  const raw = /^(?:[^\s%&"'<>]|%(?!22)[0-9A-Fa-f]{2}){1,400}/.exec(text.slice(from, from + 1200))?.[0];
  return raw === undefined ? undefined : { start: from, end: from + raw.length, value: decoded(raw), quoted: true, by: 'query' };
}

/** `name: { type: string, default: "…" }`, `Name:` with `Default: …` below it, `name: z.string().default('…')`. */
function nestedDefault(text: string, at: number, place: Place): NamedLiteral | undefined {
  const after = text.slice(at, at + 300);
  const chain = place.syntax === 'code' ? CHAIN.exec(after) : null;
  if (chain) return quoted(text, at + chain[0].length, place, 'paired');
  const block = /^\s{0,4}\{/.test(after) ? after.slice(0, (after.indexOf('}') + 1 || 300) - 1) : place.syntax === 'yaml' && /^[ \t]*\r?\n[ \t]+/.test(after) ? after.split(/\n(?=\S)/, 1)[0]! : undefined;
  const match = block && NESTED.exec(block);
  return match ? read(text, at + match.index + match[0].length, place, 'paired') : undefined;
}

const CHAIN = /^\s{0,4}[A-Za-z_$][\w$]{0,30}(?:\.[\w$]{1,30}(?:\([^()\n]{0,60}\))?){1,6}?\.default\(\s{0,20}/;
const NESTED = /(?:^|[\s,{"'])(?:default|value|defaultValue)["']?\s{0,8}[:=]\s{0,8}/i;

/** What stands between two tags. */
function element(text: string, from: number, place: Place): NamedLiteral | undefined {
  const literal = read(text, from, place, 'element', 'element');
  return literal && (literal.quoted || text.charCodeAt(literal.end) === 60) ? literal : undefined;
}

/** `setPassword('literal')`: one argument, and that is all. */
function quotedCall(text: string, from: number): NamedLiteral | undefined {
  const literal = quotedAt(text, from);
  return literal && /^["'`]?\s{0,4}\)/.test(text.slice(literal.end, literal.end + 8)) ? { ...literal, by: 'argument' } : undefined;
}

/** Calls that ask for a credential by its name. */
const LOOKUP = /^_*(?:get|load|fetch|find|read|lookup|is|has|create|generate|build|make|parse|validate|decode|encode|hash|check|on|require|resolve|select|by|for|from|delete|remove|revoke|verify|compare|extract|need|expect|assert|test|format|mask|redact|issue|sign|mint|to|as|new|use)(?![a-z])/;

/** `Password { get; set; } = "literal"`. */
function accessorDefault(text: string, at: number): NamedLiteral | undefined {
  const match = /^\{[\w\s;]{3,40}\}\s{0,4}=\s{0,4}/.exec(text.slice(at, at + 60));
  const literal = match && quotedAt(text, at + match[0].length);
  return literal ? { ...literal, by: 'assigned' } : undefined;
}

/** `name: "API_KEY", value: "…"`, `<key>password</key><string>…`, `variable "x" { default = "…" }`: the name is itself a value. */
function paired(text: string, start: number, end: number, place: Place): NamedLiteral | undefined {
  const before = text.slice(Math.max(0, start - 48), start);
  if (!NAMING.test(before)) return undefined;
  const preceding = VALUE_BEFORE.exec(text.slice(Math.max(0, start - 300), start));
  if (preceding) {
    const from = start - preceding[0].length + preceding[0].indexOf(preceding[2]!, preceding[1]!.length);
    return { start: from, end: from + preceding[2]!.length, value: preceding[2]!, quoted: /["']/.test(preceding[1]!), by: 'paired' };
  }
  const after = text.slice(end, end + 400);
  PAIR.lastIndex = 0;
  const match = PAIR.exec(after);
  if (!match || (after.slice(0, match.index).match(/\n/g)?.length ?? 0) > 5) return undefined;
  // A second name in between has a value of its own.
  if (/(?:^|[\s{,<"'])(?:name|key)["']?\s{0,3}[:=>]/i.test(after.slice(0, match.index))) return undefined;
  const from = end + match.index + match[0].length;
  return read(text, from, place, 'paired', match[0].endsWith('>') ? 'element' : undefined);
}

const VALUE_BEFORE = /(\bvalue["']?\s{0,4}[:=]\s{0,4}["']?)([^"'\s,{}]{4,200})["']?\s{0,2},?\s{0,40}["']?(?:name|key)["']?\s{0,4}[:=]\s{0,4}["']?$/i;
const NAMING = /(?:\b(?:\w{0,20}name|\w{0,20}key|id|param|parameter|property|variable|setting|config|option|field|env|envvar|env_var)["']?\s{0,3}[:=]\s{0,3}\\?["']?|--(?:secret-)?(?:name|id|key)[ =]["']?|\b(?:variable|parameter|param|resource|setting)\s{1,3}["']|<(?:name|key|param-name|string|id)>\s{0,4}|\b(?:name|key)["']?,\s{0,3}["'])[\w.:/-]{0,40}$/i;
const PAIR = /(?<![\w-])["']?(?:\w{0,20}value|\w{0,20}default|val|content|--body|--secret-string)\\?["']?\s{0,16}(?:=|:)\s{0,16}|--(?:value|body|secret-string|secret|data)[ =]|<(?:string|value|param-value|val)>\s{0,16}|^["'](?![^<>\n]{0,80}=)[^<>\n]{0,60}>/gi;

/** `--password value`, `ENV NAME value`, `#define NAME "value"`, `IDENTIFIED BY 'value'`, `password value` of a .netrc. */
function spaced(text: string, start: number, end: number, blank: number, at: number, place: Place): NamedLiteral | undefined {
  if (at === blank || at - end > 60) return undefined;
  if (text.startsWith('--', start) || /^-[A-Za-z]+-/.test(text.slice(start, end))) return read(text, at, { ...place, syntax: 'shell' }, 'spaced');
  const line = text.slice(startOfLine(text, start), start);
  if (place.syntax === 'code' && isQuote(text.charCodeAt(at)) && ((isQuote(text.charCodeAt(end)) ? PAIRED_OFF : OPENED).test(line) || (text.charCodeAt(start - 1) === COLON && /[\s({[,]:$/.test(line)))) {
    const literal = quotedAt(text, at);
    if (literal) return { ...literal, by: 'spaced' };
  }
  if (/^convertto-securestring$/i.test(text.slice(start, end)) || (/\bsecret set \S*$/.test(line) && place.syntax === 'shell')) {
    const from = /^(?:-String\s+|--body[= ]|-b[= ])?/.exec(text.slice(at, at + 20))![0].length + at;
    return read(text, from, place, 'spaced');
  }
  if (/^\s*(?:ENV|ARG|#\s*define|SetEnv|setenv|set|setx|SETX|fastcgi_param|proxy_set_header|add_header|header_up|RequestHeader\s+(?:set|add)|http-request\s+(?:set|add)-header|user\s+\S{1,60}|env)\s+(?:-\w+\s+)*(?:\w+\s*=\s*\S+\s+)*\$?$/.test(line)) return read(text, at, { ...place, syntax: 'docker' }, 'spaced');
  if (place.syntax === 'sql' || /\b(?:USER|ROLE|LOGIN|IDENTIFIED|ENCRYPTED|WITH)\b[^\n]{0,120}$/i.test(line)) {
    const literal = quotedAt(text, at);
    if (literal) return { ...literal, by: 'spaced' };
  }
  if (/\b(?:machine|login)\s+\S+\s*$|^\s*$/.test(line) && (place.syntax === 'ini' || /\bmachine\s/.test(line))) return read(text, at, place, 'spaced');
  if (place.syntax === 'prose' || (text.startsWith('is ', at) && isInComment(text, start))) {
    const match = /^(?:is|was|=|→|->)\s{1,3}[`'"]?/.exec(text.slice(at, at + 12));
    if (match) return read(text, at + match[0].length, place, 'spaced');
  }
  return undefined;
}

/** Of a map whose entries follow one another: `{"X-Api-Key" "…"}`. */
const PAIRED_OFF = /(?:[{,]\s{0,4}|^\s*|\(\s{0,2}(?:setenv|putenv|set)\s{1,3})["']$/;
/** Of statements that need no sign of equality: `(def name "…")`, `@name "…"`, `storePassword '…'`, `set(NAME "…"`. */
const OPENED = /^\s*(?:[@$.-])?$|\(\s{0,2}(?:def|defonce|defparameter|defvar|defconst|define|setq|setenv)\s{1,3}(?:\^\S{1,30}\s{1,3})?$|^\s*(?:set|option|define|add_definitions)\s?\($|^\s*(?:let|var|dict set \S{1,30}|set)\s{1,3}$/i;

/** Past the condition of `name = condition ? value : other`. */
function branchFrom(text: string, from: number): number | undefined {
  const first = text.charCodeAt(skipSpace(text, from));
  if (isQuote(first) || text.indexOf('?', from) - from > 100) return undefined;
  BRANCH.lastIndex = from;
  return BRANCH.test(text) ? BRANCH.lastIndex : undefined;
}

const BRANCH = /\s{0,40}[A-Za-z_$(!][\w.$!=&|()[\] "'-]{0,80}?\s{0,20}(?<!\?)\?\s{0,20}(?=["'`])/y;

/** Past the type of `name: Type = value`, where there is one. */
function typedFrom(text: string, at: number, place: Place): number | undefined {
  if (place.syntax !== 'code') return undefined;
  TYPE.lastIndex = at;
  return TYPE.test(text) ? TYPE.lastIndex : undefined;
}

const TYPE = /\s{0,4}[A-Za-z_&'*?[][\w&'<>[\]|. *?]{0,60}?\s{0,4}=(?![=>])\s{0,80}/y;

/** The name stands in `${…`. */
function isWithinReference(text: string, start: number): boolean {
  let at = start;
  while (/[\w.-]/.test(text.charAt(at - 1)) && start - at < 60) at -= 1;
  return text.charCodeAt(at - 1) === 123 && text.charCodeAt(at - 2) === 36;
}

/** `a=1;Password=x;`: the fields of a connection string. */
function isFieldList(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  // libpq: `host=… user=… password=…`
  if (/(?:^|["'`\s])(?:host|user|dbname|port|hostaddr|sslmode)=\S+\s(?:\S+\s){0,3}$/.test(before) || /^\S{1,80}\s(?:host|user|dbname|port|sslmode)=/.test(text.slice(at + 1, at + 120))) return true;
  if (/;\s{0,2}[\w ]{0,30}$/.test(before) && /=[^;"'`\n]{0,60};\s{0,2}[\w ]{0,30}$/.test(before)) return true;
  return /["'`]\s{0,1}[\w ]{0,30}$/.test(before) && /^[^;"'`\n]{1,120};\s{0,2}[\w ]{2,30}=/.test(text.slice(at + 1, at + 160));
}

/** The name is a parameter of an address that began further left. */
function isQueryInside(text: string, start: number, place: Place): boolean {
  if (place.syntax === 'env' || place.syntax === 'ini' || place.syntax === 'yaml' || place.syntax === 'shell') {
    const before = text.slice(Math.max(0, start - 200), start);
    return /:\/\/[^\s"'<>]*[?&][\w.-]*$/.test(before);
  }
  return false;
}

function isTag(text: string, start: number): boolean {
  return /<[\w:.-]{0,60}$/.test(text.slice(Math.max(0, start - 62), start));
}

function isLined({ syntax }: Place): boolean {
  return syntax === 'env' || syntax === 'ini' || syntax === 'shell' || syntax === 'docker' || syntax === 'prose' || syntax === 'yaml';
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); (code === 32 || code === 9 || code === 10 || code === 13) && at - from < 120; code = text.charCodeAt(at)) at += 1;
  return at;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
