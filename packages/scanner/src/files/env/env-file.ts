/** A line of an env file. Offsets are UTF-16 units from 0. */
export interface EnvEntry {
  name: string;
  /** Without quotes, escapes resolved; `${…}` as it stands. */
  value: string;
  nameStart: number;
  start: number;
  end: number;
}

/** The entries of an env file, as the dotenv package reads them: later ones of a name win there, all are kept here. */
export function parseEnvFile(text: string): EnvEntry[] {
  const entries: EnvEntry[] = [];
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    const entry = entryAt(text, at);
    if (entry) {
      entries.push(entry);
      at = entry.end;
    }
    const next = text.indexOf('\n', at);
    at = next < 0 ? text.length : next + 1;
  }
  return entries;
}

const NAME = /[ \t]*(?:export[ \t]+)?([\w.-]{1,200})(?:[ \t]*=[ \t]*|:[ \t]+)/y;

function entryAt(text: string, at: number): EnvEntry | undefined {
  NAME.lastIndex = at;
  const match = NAME.exec(text);
  if (!match) return undefined;
  const name = match[1]!;
  const nameStart = at + match[0].lastIndexOf(name, match[0].search(/[=:]/));
  const from = NAME.lastIndex;
  const quote = text[from];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = closingQuote(text, from, quote);
    if (close > 0) {
      const raw = text.slice(from + 1, close);
      return { name, value: quote === '"' ? raw.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : raw, nameStart, start: from + 1, end: close };
    }
  }
  const rest = /[^#\r\n]*/y;
  rest.lastIndex = from;
  const value = rest.exec(text)![0].trimEnd();
  return { name, value, nameStart, start: from, end: from + value.length };
}

/** The quote that ends the value: nothing but a comment may follow it on its line. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from + 1, tries = 0; tries < 200; tries++) {
    const close = text.indexOf(quote, at);
    if (close < 0) return -1;
    if (text[close - 1] !== '\\' && /^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(text.slice(close + 1, close + 400))) return close;
    at = close + 1;
  }
  return -1;
}
