/**
 * Whether the value that starts at an offset can come out as a text that is written down, as far as a look without a
 * parse can tell. False only for literals that are judged to be harmless, and for names and members that nothing in the
 * file gives a value which could be one.
 */
export function mayBeText(text: string, at: number, isWorthIt: (literal: string) => boolean): boolean {
  const value = text.slice(at, at + 400);
  const [literal, , written, after] = /^\s*(['"])((?:(?!\1)[^\\\n])*)\1\s*([,;})+])/.exec(value) ?? /^\s*(`)([^`\\$]*)(?:`\s*([,;})+])|\$\{)/.exec(value) ?? [];
  if (literal === undefined) return text.length > LONGEST || mayHoldText(text, at, 2);
  // The rest of what is put together: one piece that is not written down is enough.
  return after === undefined || after === '+' ? text.length > LONGEST || mayHoldText(text, at + literal.length, 2) : isWorthIt(written!);
}

/** Names are looked up in the whole text again and again; beyond these limits anything may be. */
const LONGEST = 100_000;
const MOST_VALUES = 5;

const PATH = /^\s*(?:await\s+)?((?:this|[A-Za-z_$][\w$]*)(?:[!?]?\.[A-Za-z_$][\w$]*|(?:\?\.)?\[['"][\w-]{1,60}['"]\])*)\s*([,;})(])/;
const PATH_IN_BRACKETS = /^\s*\((?:await\s+)(this(?:\.[A-Za-z_$][\w$]*)+)(\()/;
/** What makes a value of its own, or stands before one. */
const MAKERS = /^(?:undefined|null|true|false|new|typeof|function|async|require|import|process)$/;

function mayHoldText(text: string, at: number, depth: number): boolean {
  const value = text.slice(at, at + 300);
  const [whole = '', path = '', after = ''] = PATH.exec(value) ?? PATH_IN_BRACKETS.exec(value) ?? [];
  const keys = path.split(/[!?]*\.|(?:\?\.)?\[['"]|['"]\]/).filter(key => key !== '');
  const [root] = keys;
  if (root === undefined || depth === 0 || MAKERS.test(root) || isImported(root, text)) return true;
  const last = keys.at(-1)!;
  if (after === '(') {
    // What a method of somebody else's makes is made elsewhere.
    const isWhole = /^[^()]*\)\s*\)?(?:\??\.\w+)*\s*[,;})]/.test(value.slice(whole.length));
    return !(isWhole && root === 'this' && keys.length > 1) || /\bextends\b/.test(text) || isGiven(last, text);
  }
  if (keys.length > 1) return root === 'this' || isGiven(last, text) || mayBeMade(root, text, depth);
  return isParameter(root, text) || mayBeMade(root, text, depth);
}

/** Other files' values can be anything. */
function isImported(name: string, text: string): boolean {
  return /_\d+$/.test(name) || new RegExp(`(?<![\\w$.])${escaped(name)}(?![\\w$])`).test(importsIn(text));
}

let last = { text: '', imports: '' };

/** What stands between `import` and the name of a file, and before the `=` of `= require(…)`. */
function importsIn(text: string): string {
  if (last.text === text) return last.imports;
  const found: string[] = [];
  for (const [clause] of text.matchAll(/\bimport\b[^;'"]*/g)) found.push(clause);
  for (const { index } of text.matchAll(/=\s*(?:await\s+)?(?:require|import|__import\w*)\b/g)) {
    const before = text.slice(text.lastIndexOf('=', index - 1) + 1, index);
    found.push(before.slice(before.lastIndexOf(';') + 1));
  }
  last = { text, imports: found.join(';') };
  return last.imports;
}

/** Whether an object, a class or an assignment of this file has the key. */
function isGiven(key: string, text: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const before = text.slice(Math.max(0, at - 80), at);
    const after = text.slice(at + key.length, at + key.length + 80);
    if (/(?:^|[^\w$.'"`-])$/.test(before) ? /^\s*(?:=(?!=)|[:,}(;/])/.test(after) : /\.\s*$/.test(before) ? /^\s*=(?!=)/.test(after) : /['"`]$/.test(before) && /^['"`]\s*(?:\]\s*=(?!=)|\]?\s*:)/.test(after)) return true;
  }
  return false;
}

function mayBeMade(name: string, text: string, depth: number): boolean {
  let left = MOST_VALUES;
  for (const { 0: found, index } of text.matchAll(new RegExp(`(?<![\\w$.])${escaped(name)}\\s*(?::[^=;\\n]{1,100})?[|?&+]{0,2}=(?![=>])`, 'g'))) {
    const value = text.slice(index + found.length, index + found.length + 300);
    if (left-- === 0 || (/^\s*[`'"[{(]/.test(value) && !PATH_IN_BRACKETS.test(value))) return true;
    if (mayHoldText(text, index + found.length, depth - 1)) return true;
  }
  return false;
}

/** A parameter, or taken out of an object: a caller can give it. */
function isParameter(name: string, text: string): boolean {
  return new RegExp(`[(,{[]\\s*(?:\\.{3})?${escaped(name)}\\s*(?::[^=;\\n]{1,100})?[?=,)}\\]]|(?<![\\w$.])${escaped(name)}\\s*=>`).test(text);
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
