/** A word of a command, with its place. Quotes are off; what the shell would fill in stands as it is written. */
export interface ShellWord {
  text: string;
  start: number;
  end: number;
}

/**
 * The words of the command whose program begins at `start`, up to where it ends: a line break, `;`, `|`, `&`, `)`, or the quote
 * around the whole (`sh -c "…"`, a YAML or JSON text). The items of a JSON list (`["curl", "-k"]`) are words too.
 */
export function wordsOfCommand(text: string, start: number): ShellWord[] {
  const words: ShellWord[] = [];
  const around = /["'`]$/.exec(text.slice(Math.max(0, start - 1), start))?.[0];
  const isList = (around === '"' || around === "'") && LIST.test(text.slice(start, start + 200));
  const limit = Math.min(text.length, start + 4000);
  let at = start;
  while (at < limit && words.length < 200) {
    const char = text[at]!;
    if (char === ' ' || char === '\t') at += 1;
    else if (char === '\\' && /^\\(?:n)?\r?\n?\s/.test(text.slice(at, at + 4)) && /[\r\n]/.test(text.slice(at + 1, at + 3))) at += text.startsWith('\\\r\n', at) ? 3 : 2;
    else if (char === '\n' && isList) at += 1;
    else if (/[\n\r;|&)<>]/.test(char) || (char === '#' && !isList && /\s/.test(text[at - 1] ?? ''))) break;
    else if (char === '`' && around === '`') break;
    else if (isList && /[,\]]/.test(char)) {
      if (char === ']') break;
      at += 1;
    } else if (isList && char === around && words.length > 0 && /^["']\s*,/.test(text.slice(at, at + 20))) at += 1;
    else if (!isList && char === around) break;
    else {
      const word = wordAt(text, at, limit, isList ? undefined : around, isList);
      if (word.end === at) break;
      words.push(word);
      at = word.end;
    }
  }
  return words;
}

const LIST = /^[\w./-]+["']\s*,/;

function wordAt(text: string, start: number, limit: number, around: string | undefined, isList: boolean): ShellWord {
  let value = '';
  let at = start;
  let quote = '';
  for (; at < limit; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === quote) {
        quote = '';
        if (isList) {
          at += 1;
          break;
        }
      } else if (char === '\n' && value.length > 400) break;
      else value += char;
    } else if (char === around) break;
    else if (char === '\\' && text[at + 1] === around) break;
    else if (char === '"' || char === "'") {
      if (isList && value !== '') break;
      quote = char;
    } else if (isList ? /[\s,\]]/.test(char) : /[\s;|&)<>]/.test(char) || (char === '`' && value === '')) break;
    else if (char === '\\') {
      if (/[\r\n]/.test(text[at + 1] ?? '')) break;
      value += text[++at] ?? '';
    } else value += char;
  }
  return { text: value, start, end: at };
}
