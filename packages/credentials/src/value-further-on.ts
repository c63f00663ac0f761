import { type Literal, quotedAt } from './literal.js';
import type { NamedLiteral } from './value-of-name.js';

/** The literal that the name at `[start, end)` is given somewhere behind it: in a later argument, in the row below a list of columns. */
export function valueFurtherOn(text: string, start: number, end: number): NamedLiteral | undefined {
  const next = text.charCodeAt(end);
  if (next === 40) return passwordOfCall(text, start, end);
  if (next === 46 && /^(?:jwt|jsonwebtoken|jws)$/i.test(text.slice(start, end))) return secretOfSignature(text, end);
  if (text.slice(start, end) === 'chpasswd') return passwordOfAccount(text, start, end);
  return valueInRow(text, start, end);
}

/** `SetBasicAuth("user", "password")`, `Credentials("realm", "host", "user", "password")`: the last of several, each of them a text or a name. */
function passwordOfCall(text: string, start: number, end: number): NamedLiteral | undefined {
  if (!/(?:basic_?auth|credentials?|authentication|authenticator)$/i.test(text.slice(start, end))) return undefined;
  return lastOfList(text, end + 1);
}

/** The last text of a list that ends with it. */
export function lastOfList(text: string, from: number): NamedLiteral | undefined {
  const list = LIST.exec(text.slice(from, from + 400));
  const literal = list && quotedAt(text, from + list[0].length);
  return literal && /^["'`](?:\.toCharArray\(\))?\s{0,20}[,)]/.test(text.slice(literal.end, literal.end + 40)) ? { ...literal, by: 'argument', name: 'password' } : undefined;
}

const LIST = /^\s{0,40}(?:(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[\w.]{1,60})\s{0,40},\s{0,40}){1,3}(?=["'`])/;

/** `jwt.sign(claims, 'secret')`. */
function secretOfSignature(text: string, end: number): NamedLiteral | undefined {
  const call = SIGNATURE.exec(text.slice(end, end + 500));
  const literal = call && quotedAt(text, end + call[0].length);
  return literal ? { ...literal, by: 'argument', name: 'jwt_secret' } : undefined;
}

const SIGNATURE = /^\.(?:sign|verify|encode|decode|signAsync|verifyAsync)\(\s{0,20}(?:\{[^{}]{0,300}\}|[\w.$]{1,60}(?:\([^()\n]{0,80}\))?)\s{0,20},\s{0,20}(?=["'`])/;

/** `echo "user:password" | chpasswd`, and the list of cloud-init. */
function passwordOfAccount(text: string, start: number, end: number): NamedLiteral | undefined {
  const before = ECHOED.exec(text.slice(Math.max(0, start - 200), start));
  if (before) {
    const from = start - before[0].length + before[0].indexOf(before[1]!, before[0].indexOf(':'));
    return { start: from, end: from + before[1]!.length, value: before[1]!, quoted: true, by: 'argument', name: 'password' };
  }
  const listed = LISTED.exec(text.slice(end, end + 300));
  if (!listed) return undefined;
  const from = end + listed[0].length - listed[1]!.length;
  return { start: from, end: from + listed[1]!.length, value: listed[1]!, quoted: true, by: 'argument', name: 'password' };
}

const ECHOED = /\becho\s{1,3}(?:-\w{1,3}\s{1,3})?["']?[\w.-]{1,40}:([^\s"'|:]{4,100})["']?\s{0,4}\|\s{0,4}(?:sudo\s{1,3})?$/;
const LISTED = /^:\s{0,4}\n(?:\s{1,20}expire:[^\n]{0,20}\n)?\s{1,20}list:\s{0,4}(?:\|\s{0,4}\n\s{1,20}|\n?\s{0,20}-\s{1,4})["']?[\w.-]{1,40}:([^\s"'|:]{4,100})/;

/** `INSERT INTO t (a, name) VALUES (1, 'literal')`: the row has it at the place of the column. */
function valueInRow(text: string, start: number, end: number): NamedLiteral | undefined {
  const rows = ROWS.exec(text.slice(end, end + 700));
  const columns = rows ? COLUMNS.exec(text.slice(Math.max(0, start - 600), start))?.[1] : undefined;
  if (!rows || columns === undefined) return undefined;
  let at = end + rows[0].length;
  for (let left = columns.split(',').length - 1; left > 0; left--) {
    CELL.lastIndex = at;
    if (!CELL.test(text)) return undefined;
    at = CELL.lastIndex;
  }
  const literal: Literal | undefined = quotedAt(text, at);
  return literal && { ...literal, by: 'argument' };
}

const COLUMNS = /\bINTO\s{1,4}[\w."`[\]]{1,80}\s{0,4}\(((?:\s{0,20}["`[]?\w{1,60}["`\]]?\s{0,4},){0,30}\s{0,20}["`[]?)$/i;
const ROWS = /^["`\]]?(?:\s{0,4},\s{0,20}["`[]?\w{1,60}["`\]]?){0,30}\s{0,20}\)\s{0,20}VALUES\s{0,20}\(\s{0,20}/i;
const CELL = /(?:N?'(?:[^'\n]|''){0,400}'|"[^"\n]{0,400}"|[^,'"()\n]{1,80}(?:\([^()\n]{0,80}\))?)\s{0,20},\s{0,20}/y;
