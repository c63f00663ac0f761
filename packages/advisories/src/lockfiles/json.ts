export type JsonObject = Readonly<Record<string, unknown>>;

/** Own keys only may be read from it: a hostile file can name `__proto__`, which JSON.parse keeps as a plain key. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : nothing;
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const nothing: JsonObject = Object.freeze(Object.create(null) as JsonObject);

/** The own value of a key; a name such as `constructor` finds nothing that the file does not hold. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function parseJson(text: string): unknown {
  return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** JSON with comments and trailing commas; those are blanked, so that offsets stay. */
export function parseJsonc(text: string): unknown {
  const blanks: [start: number, end: number][] = [];
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at) - 1;
      comma = -1;
    } else if (sign === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = endOfComment(text, at);
      blanks.push([at, end]);
      at = end - 1;
    } else if (sign === ',') comma = at;
    else if (sign === '}' || sign === ']') {
      if (comma >= 0) blanks.push([comma, comma + 1]);
      comma = -1;
    } else if (sign !== ' ' && sign !== '\n' && sign !== '\r' && sign !== '\t') comma = -1;
  }
  const kept: string[] = [];
  let from = 0;
  for (const [start, end] of blanks.sort(([a], [b]) => a - b)) {
    kept.push(text.slice(from, start), text.slice(start, end).replace(/[^\n]/g, ' '));
    from = end;
  }
  return parseJson(kept.join('') + text.slice(from));
}

/**
 * Every key of an object with the keys above it (`''` stands for a place in an array) and its place, quotes included.
 * The text has to be JSON that JSON.parse took, comments and trailing commas aside. Linear, and not recursive.
 */
export function visitKeys(text: string, visit: (path: readonly string[], start: number, end: number) => void): void {
  const path: string[] = [];
  const isObject: boolean[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at);
        if (expectsKey) {
          path[isObject.length - 1] = keyOf(text.slice(at, end));
          visit(path, at, end);
          expectsKey = false;
        }
        at = end - 1;
        break;
      }
      case 0x7b:
        isObject.push(true);
        path.push('');
        expectsKey = true;
        break;
      case 0x5b:
        isObject.push(false);
        path.push('');
        expectsKey = false;
        break;
      case 0x7d:
      case 0x5d:
        isObject.pop();
        path.pop();
        expectsKey = false;
        break;
      case 0x2c:
        expectsKey = isObject.at(-1) ?? false;
        break;
      case 0x2f:
        if (text[at + 1] === '/' || text[at + 1] === '*') at = endOfComment(text, at) - 1;
    }
  }
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}

/** One past the closing quote. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = end - 1;
    while (text[slashes] === '\\') slashes--;
    if ((end - slashes) % 2 === 1) return end + 1;
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const block = text[start + 1] === '*';
  const end = text.indexOf(block ? '*/' : '\n', start + 2);
  return end < 0 ? text.length : block ? end + 2 : end;
}
