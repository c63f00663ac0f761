/**
 * Whether code is nested so deeply that a parser made of recursive functions would run out of stack. The native one then
 * takes the whole process with it, so nobody may find out by trying.
 *
 * An upper estimate from brackets, and from operators that wait for their right side. Measured on the stack of a worker
 * thread: the parser dies at 2,000 nested functions, 4,000 brackets or `else`, 8,000 operators. People stop below 100.
 * `a + b + c` and `a.b().c` are read in a loop, but the tree leans to the left: more than 50,000 links are too much for who
 * writes it down.
 */
export function isTooDeep(text: string): boolean {
  const nest: Nest = { waiting: [], chain: 0, angles: 0, row: 0, modifiers: 0, depth: 0 };
  for (let i = 0; i < text.length; i += 1) {
    const kind = KIND[text.charCodeAt(i)]!;
    // Apart from what is rare: so the engine has little to compile for what it does at every character.
    if (kind === 0 || (kind === LETTER && isWordAt(text, i - 1))) continue;
    if (kind !== LETTER && kind !== BREAK) nest.modifiers = 0;
    i = read(text, i, kind, nest);
    if (nest.depth + nest.angles > MOST || nest.row > LONGEST_ROW || nest.modifiers > MOST_MODIFIERS) return true;
  }
  return false;
}

/** What is open at one place of a text. */
interface Nest {
  /** For each open bracket: the chain, the angles and the row that wait before it. */
  waiting: number[];
  /** The weight of the operators that wait for their right side. */
  chain: number;
  angles: number;
  /** Operators, members and calls since the expression began: what is read in a loop. */
  row: number;
  /** Words before a declaration that has not begun. */
  modifiers: number;
  /** The weight of all that waits. */
  depth: number;
}

/** Takes in what stands at `i` and says where it ends. */
function read(text: string, i: number, kind: number, nest: Nest): number {
  switch (kind) {
    case OPEN:
      nest.waiting.push(nest.chain, nest.angles, nest.row + 1); // `a()()()` is a row too
      nest.chain = 0;
      nest.angles = 0;
      nest.row = 0;
      nest.depth += BRACKET;
      return i;
    case CLOSE:
      end(nest);
      if (nest.waiting.length === 0) return i;
      nest.depth -= BRACKET;
      nest.row = nest.waiting.pop()!;
      nest.angles = nest.waiting.pop()!;
      nest.chain = nest.waiting.pop()!;
      return i;
    case END:
      if (isBeforeElse(text, i + 1)) return i; // `if (a) b; else …` goes on
      end(nest);
      nest.row = 0;
      if (text[i] === ';') nest.angles = 0;
      return i;
    case QUOTE:
      return endOfString(text, i);
    case STROKE:
      if (text[i - 1] === '<') nest.angles = Math.max(0, nest.angles - 4); // an element ends: `</a>`
      else if (text[i + 1] === '>') nest.angles = Math.max(0, nest.angles - 2);
      else {
        const last = endOfComment(text, i);
        if (last === i) nest.row += 1;
        return last;
      }
      return i;
    case ROW:
      nest.row += 1;
      return i;
    case OPERATOR:
      nest.row += 1;
      grow(nest, weightOf(text, i));
      return i;
    case ANGLE:
      nest.row += 1;
      nest.angles += 2;
      return i;
    case LOGICAL:
      nest.row += 1;
      if (text[i + 1] === text[i]) nest.angles = 0; // so they were comparisons
      return i;
    case LETTER:
      takeWord(WORDS[text.charCodeAt(i)]?.find(({ word }) => text.startsWith(word, i) && !isWordAt(text, i + word.length)), nest);
      return i;
    default: // a line ends
      if ((nest.chain > 0 || nest.row > 1000) && isStatementEnd(text, i)) {
        end(nest);
        nest.row = 0;
      }
      return i;
  }
}

function takeWord(found: Word | undefined, nest: Nest): void {
  if (!found) return;
  if (found.role === 'prefix') grow(nest, found.word === 'else' ? 2 : 1);
  else if (found.role === 'link') nest.row += 1;
  else if (found.role === 'modifier') nest.modifiers += 1;
  else end(nest);
}

function grow(nest: Nest, weight: number): void {
  nest.chain += weight;
  nest.depth += weight;
}

function end(nest: Nest): void {
  nest.depth -= nest.chain;
  nest.chain = 0;
}

const BRACKET = 4;
const MOST = 800 * BRACKET;
const LONGEST_ROW = 30_000;
const MOST_MODIFIERS = 1000;

interface Word {
  word: string;
  /** What waits for its right side, what a row consists of, what stands before a declaration, what ends an expression. */
  role: 'prefix' | 'link' | 'modifier' | 'end';
}

/** By the code of the first letter. */
const WORDS: Word[][] = [];
for (const [role, words] of [
  ['prefix', 'typeof new void await else delete yield keyof readonly unique infer asserts'],
  ['link', 'in instanceof as satisfies'],
  ['modifier', 'export declare public private protected static abstract override accessor extends'],
  ['end', 'case'],
] as const) {
  for (const word of words.split(' ')) (WORDS[word.charCodeAt(0)] ??= []).push({ word, role });
}

const [OPEN, CLOSE, END, QUOTE, STROKE, OPERATOR, ANGLE, LOGICAL, LETTER, BREAK, ROW] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const KIND = new Uint8Array(65_536);
for (const [kind, characters] of [
  [OPEN, '([{'],
  [CLOSE, ')]}'],
  [END, ';,'],
  [QUOTE, '\'"'],
  [STROKE, '/'],
  [OPERATOR, '=?!~*-+:'],
  [ANGLE, '<'],
  [LOGICAL, '&|'],
  [BREAK, '\n'],
  [ROW, '%^>`.'],
] as const) {
  for (const character of characters) KIND[character.charCodeAt(0)] = kind!;
}
for (const first of WORDS.keys()) if (WORDS[first]) KIND[first] = LETTER!;

/** Only what nests counts: `a + b + c` and `a || b || c` are flat, `!!a`, `a = b = c` and `a ? b : c ? d : e` are not. */
function weightOf(text: string, at: number): number {
  const [before, sign, after] = [text[at - 1], text[at], text[at + 1]];
  switch (sign) {
    case '=':
      return after === '=' || /[=!<>]/.test(before ?? '') ? 0 : 2;
    case '?':
      return after === '?' || before === '?' || after === '.' ? 0 : 1;
    case '*':
      return before === '*' ? 1 : 0;
    case ':':
      return 2;
    default:
      return isSignBefore(text, at - 1) ? 1 : 0;
  }
}

function isSignBefore(text: string, from: number): boolean {
  let at = from;
  while (from - at < 8 && isBlank(text.charCodeAt(at))) at -= 1;
  return '!~+-'.includes(text.charAt(at)) && at >= 0;
}

/** Where no semicolon is written: neither this line ends with something that goes on, nor does the next one begin with it. */
function isStatementEnd(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at).trimEnd();
  if (/[=?!~*+\-:<>&|,(]$|\b(?:typeof|new|void|await|else|in|instanceof|delete|yield|keyof)$/.test(before)) return false;
  const after = /[^\s]/.exec(text.slice(at, at + 200));
  if (!after) return false;
  const next = text.slice(at + after.index, at + after.index + 10);
  return !/^(?:[=?!*+\-:<>&|,.)]|else|in(?:stanceof)?\b)/.test(next);
}

function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let i = start + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i += 1;
    else if (code === quote) return i;
    else if (code === 0x0a) return start; // no string after all: an apostrophe in a text or an expression
  }
  return start;
}

function endOfComment(text: string, start: number): number {
  const next = text[start + 1];
  if (next !== '/' && next !== '*') return start;
  const end = next === '/' ? text.indexOf('\n', start) - 1 : text.indexOf('*/', start + 2) + 1;
  return end <= start ? start : end;
}

function isBeforeElse(text: string, from: number): boolean {
  let at = from;
  while (at - from < 40 && isBlank(text.charCodeAt(at))) at += 1;
  return text.startsWith('else', at) && !isWordAt(text, at + 4);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isWordAt(text: string, at: number): boolean {
  return WORD[text.charCodeAt(at)] === 1;
}

const WORD = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));
