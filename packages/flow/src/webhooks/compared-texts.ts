import { callsOf } from '../values/call-texts.js';
import { COMPARED_WORDS, COMPARING_HELPER, COMPARING_METHODS } from './comparisons.js';
import { isProse } from '../values/is-prose.js';
import { mayHash, maySign } from '../signing/signing-texts.js';

/** Whether `leakyComparisonsOf` can find anything in a file of this text. */
export function mayCompareSecrets(text: string): boolean {
  const hasEqual = text.includes('qual');
  if (hasEqual && text.includes('timingSafeEqual')) return true;
  if (HELPER.test(text) && text.includes('import')) return true;
  const hasMethod = (hasEqual || text.includes('mpare')) && METHOD.test(text);
  const hasCase = text.includes('witch') && SWITCH.test(text) && CASE.test(text);
  const compares = hasMethod || hasCase || OPERATOR.test(text);
  // Beside a MAC the names say nothing: what is compared may be it.
  if ((compares || SEARCHES.some(part => text.includes(part))) && (maySign(text) || mayHash(text)) && (compares || SEARCH.test(text))) return true;
  if (!compares) return false;
  const budget = { left: 100_000 + text.length * 4 };
  const isNamed = (at: number, end: number) => COMPARED_WORDS.test(sidesAround(text, at, end, budget)) || budget.left < 0;
  if (hasMethod) for (const { 1: name = '', index } of text.matchAll(METHODS)) if (isNamed(index, index + name.length)) return true;
  for (const { 0: { length }, index } of text.matchAll(OPERATORS)) if (!isWritten(text, index, index + length) && isNamed(index, index + length)) return true;
  if (!hasCase) return false;
  for (const { 0: found, index } of text.matchAll(SWITCHES)) {
    if (isProse(text, index)) continue;
    const [start, end] = found.endsWith('(') ? [index + found.length, index + found.length] : [index, index + found.length];
    const to = sideEnd(text, end, 1);
    if (to - end > MAX_SIDE || found.endsWith('/') || COMPARED_WORDS.test(text.slice(start, to))) return true;
  }
  return false;
}

/** A literal as a whole operand, or a member of an enumeration: no secret is compared with those. */
const HARMLESS = String.raw`\s{0,60}(?:'[^'\n\\]*'|"[^"\n\\]*"|-?\d[\w.]*(?![\w.])|(?:null|undefined|true|false|[A-Z][\w$]*\.[A-Z\d_]+)(?![\w$([?!]))(?!\s{0,60}[.+[/(])`;
const OPERATOR = new RegExp(String.raw`[!=]==?(?!=)(?!${HARMLESS})`);
/** Rare letters first: how they are searched for, that is what decides. */
const SEARCHES = ['xOf', 'With', 'udes'];
const isSearch = (name: string) => SEARCHES.some(part => name.includes(part));
const METHOD = new RegExp(callsOf(`(${[...COMPARING_METHODS.keys()].filter(name => !isSearch(name)).join('|')})`));
/** A helper of another file, called with something secret. */
const HELPER = new RegExp(`${COMPARING_HELPER.source}\\w{0,30}\\s{0,10}\\([^)]{0,200}(?:${COMPARED_WORDS.source})`, 'i');
/** Told of only where a MAC is compared. */
const SEARCH = new RegExp(callsOf(...[...COMPARING_METHODS.keys()].filter(isSearch)));
const CASE = new RegExp(String.raw`\bcase\b(?!${HARMLESS}\s{0,60}:)`);

const SWITCH = /\bswitch\s{0,60}[(/]/;
const OPERATORS = new RegExp(OPERATOR, 'g');
const METHODS = new RegExp(METHOD, 'g');
const SWITCHES = new RegExp(`${SWITCH.source}|${CASE.source}`, 'g');

/** `'!='` in quotes, and the last of a line of `=====`. */
function isWritten(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  return before === '=' || ((before === "'" || before === '"') && text[end] === before);
}

const MAX_SIDE = 1000;

/**
 * The operands on both sides of an operator or a method's name, as far as brackets and separators tell. Where in doubt it
 * reads on; where an operand has no end in sight it spends the whole budget.
 */
function sidesAround(text: string, start: number, end: number, budget: { left: number }): string {
  const from = sideEnd(text, start - 1, -1);
  const to = sideEnd(text, end, 1);
  budget.left -= to - from;
  if (start - from > MAX_SIDE || to - end > MAX_SIDE) budget.left = -1;
  return text.slice(from + 1, to);
}

function sideEnd(text: string, start: number, step: 1 | -1): number {
  const [opening, closing] = step > 0 ? ['([{', ')]}'] : [')]}', '([{'];
  let depth = 0;
  let at = start;
  for (; at >= 0 && at < text.length && Math.abs(at - start) <= MAX_SIDE; at += step) {
    const char = text[at]!;
    if (char === '"' || char === "'" || char === '`') {
      const other = step > 0 ? text.indexOf(char, at + 1) : text.lastIndexOf(char, at - 1);
      if (other < 0 || (step < 0 && at === 0)) return start + step * (MAX_SIDE + 1);
      at = other;
    } else if (opening.includes(char)) depth++;
    else if (closing.includes(char)) {
      if (depth-- === 0) return at;
    } else if (depth === 0 && (SEPARATOR.test(char) || (char === '?' && text[at + 1] !== '.') || (char === '\n' && isEndOfStatement(text, at)))) return at;
  }
  return at;
}

const SEPARATOR = /[;,&|:=]/;

/** A line break between two words, in code without semicolons. */
function isEndOfStatement(text: string, lineBreak: number): boolean {
  const before = text.slice(Math.max(0, lineBreak - 60), lineBreak).trimEnd();
  return /[\w$)\]}'"`]$/.test(before) && /^\s*[\w$}]/.test(text.slice(lineBreak, lineBreak + 60));
}
