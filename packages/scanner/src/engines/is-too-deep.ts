/**
 * Whether code is nested so deeply that a parser made of recursive functions would run out of stack. The native one then
 * takes the whole process with it, so nobody may find out by trying.
 *
 * An upper estimate from brackets, and from operators that wait for their right side. Measured on the stack of a worker
 * thread: the parser dies at 2,000 nested functions, 4,000 brackets or `else`, 8,000 operators. People stop below 100.
 */
export function isTooDeep(text: string): boolean {
  /** For each open bracket: the weight of what waits before it. */
  const waiting: number[] = [];
  let chain = 0;
  let angles = 0;
  let depth = 0;
  const grow = (weight: number) => {
    chain += weight;
    depth += weight;
  };
  const end = () => {
    depth -= chain;
    chain = 0;
  };
  for (let i = 0; i < text.length; i += 1) {
    switch (KIND[text.charCodeAt(i)]) {
      case OPEN:
        waiting.push(chain, angles);
        chain = 0;
        angles = 0;
        depth += BRACKET;
        break;
      case CLOSE:
        end();
        if (waiting.length > 0) {
          depth -= BRACKET;
          angles = waiting.pop()!;
          chain = waiting.pop()!;
        }
        break;
      case END:
        if (isBeforeElse(text, i + 1)) break; // `if (a) b; else …` goes on
        end();
        if (text[i] === ';') angles = 0;
        break;
      case QUOTE:
        i = endOfString(text, i);
        break;
      case STROKE:
        if (text[i - 1] === '<') angles = Math.max(0, angles - 4); // an element ends: `</a>`
        else if (text[i + 1] === '>') angles = Math.max(0, angles - 2);
        else i = endOfComment(text, i);
        break;
      case OPERATOR:
        grow(weightOf(text, i));
        break;
      case ANGLE:
        angles += 2;
        break;
      case LOGICAL:
        if (text[i + 1] === text[i]) angles = 0; // so they were comparisons
        break;
      case LETTER:
        if (isWordAt(text, i - 1)) break;
        if (PREFIXES.some(word => text.startsWith(word, i) && !isWordAt(text, i + word.length))) grow(text[i] === 'e' ? 2 : 1);
        else if (text.startsWith('case', i) && !isWordAt(text, i + 4)) end();
        break;
      case BREAK:
        if (chain > 0 && isStatementEnd(text, i)) end();
        break;
    }
    if (depth + angles > MOST) return true;
  }
  return false;
}

const BRACKET = 4;
const MOST = 800 * BRACKET;
const PREFIXES = ['typeof', 'new', 'void', 'await', 'else'];

const [OPEN, CLOSE, END, QUOTE, STROKE, OPERATOR, ANGLE, LOGICAL, LETTER, BREAK] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
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
  [LETTER, 'tnvaec'],
  [BREAK, '\n'],
] as const) {
  for (const character of characters) KIND[character.charCodeAt(0)] = kind!;
}

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
  if (/[=?!~*+\-:<>&|,(]$|\b(?:typeof|new|void|await|else)$/.test(before)) return false;
  const after = /[^\s]/.exec(text.slice(at, at + 200));
  if (!after) return false;
  const next = text.slice(at + after.index, at + after.index + 4);
  return !/^(?:[=?!*+\-:<>&|,.)]|else)/.test(next);
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
