/** What a value in a file that is no code stands in. */
export interface ValueContext {
  /** Its own name, then those of what holds it, innermost first. */
  names: readonly string[];
  /** The text of the block around it: where the port and the protocol stand. */
  block: string;
}

const FARTHEST = 6000;

export function valueContextOf(text: string, at: number, path: string): ValueContext {
  return /\.(?:ya?ml|sls)$/i.test(path) && !isInBraces(text, at) ? byIndent(text, at) : byBraces(text, at);
}

/** JSON inside of YAML, or a list on one line, is read as the braces say. */
function isInBraces(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /\{[^}]*$/.test(line);
}

function byBraces(text: string, at: number): ValueContext {
  const names: string[] = [];
  const own = nameBefore(text, at);
  if (own !== undefined) names.push(own);
  let block = '';
  let depth = 0;
  const least = Math.max(0, at - FARTHEST);
  for (let i = at - 1; i >= least && names.length < 12; i--) {
    const char = text[i];
    if (char === '}' || char === ']') depth += 1;
    else if (char === '{' || char === '[') {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      const start = Math.max(0, i - 200);
      const header = text.slice(start, i);
      const name = (char === '[' ? /["']?([\w.:/-]{1,100})["']?\s*[:=]\s*$/ : /(?:^|[\n{,;])\s*((?:[\w.-]+\s+)?"[\w.:/ -]{1,100}"(?:\s+"[\w.-]{1,100}")?|["']?[\w.:/-]{1,100}["']?)\s*[:=]?\s*$/).exec(header)?.[1];
      if (name !== undefined) names.push(name.replace(/["']/g, ''));
      if (char === '{' && block === '') block = text.slice(i, closing(text, i));
    }
  }
  return { names, block: block === '' ? lineAt(text, at) : block };
}

function closing(text: string, open: number): number {
  let depth = 0;
  const most = Math.min(text.length, open + FARTHEST);
  for (let i = open; i < most; i++) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return most;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end);
}

/** `NAME=`, `"name": "`, `name: `, in the line before the value. */
function nameBefore(text: string, at: number): string | undefined {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 300), at);
  return /["']?([A-Za-z](?:[\w.:/-]{0,100}\w)?)["']?\s*(?:[:=]|\s)\s*\[?\s*(?:["'][^"'\]]*["']\s*,\s*){0,20}["']?(?:[\d.:a-f/]+\s*,\s*){0,20}$/.exec(line)?.[1];
}

function byIndent(text: string, at: number): ValueContext {
  const names: string[] = [];
  let start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  const own = nameBefore(text, at);
  if (own !== undefined) names.push(own);
  // `- 0.0.0.0/0` and `- cidr: …` are items: what holds them is indented less than the dash, or as much.
  let indent = own === undefined || /^\s*-\s/.test(line) ? indentOf(line) + 1 : indentOf(line);
  const blockStart = firstOfBlock(text, start, indentOf(line.replace(/^(\s*)-\s/, '$1  ')));
  for (let left = 300; left > 0 && start > 0 && indent > 0; left--) {
    const end = start - 1;
    start = text.lastIndexOf('\n', end - 1) + 1;
    const above = text.slice(start, end);
    if (above.trim() === '' || /^\s*#/.test(above)) continue;
    const plain = above.replace(/^(\s*)-\s/, '$1  ');
    const isItem = plain !== above;
    if (indentOf(plain) >= indent) {
      if (isItem && indentOf(above) < indent) indent = indentOf(above) + 1;
      continue;
    }
    const name = /^\s*["']?([\w.:/-]{1,100})["']?\s*:/.exec(plain)?.[1];
    if (name !== undefined) names.push(name);
    indent = isItem ? indentOf(above) + 1 : indentOf(plain);
  }
  return { names, block: blockAt(text, blockStart, indentOf(line.replace(/^(\s*)-\s/, '$1  '))) };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The first line of the mapping that a line belongs to. */
function firstOfBlock(text: string, from: number, indent: number): number {
  let start = from;
  for (let left = 40; left > 0 && start > 0; left--) {
    const line = text.slice(start, Math.max(start, text.indexOf('\n', start)));
    if (/^\s*-\s/.test(line) && indentOf(line) < indent) return start;
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const above = text.slice(before, start - 1);
    if (indentOf(above.replace(/^(\s*)-\s/, '$1  ')) < indent && above.trim() !== '') return start;
    start = before;
  }
  return start;
}

function blockAt(text: string, start: number, indent: number): string {
  let end = start;
  for (let left = 60; left > 0 && end < text.length; left--) {
    const newline = text.indexOf('\n', end);
    const stop = newline < 0 ? text.length : newline + 1;
    const line = text.slice(end, stop);
    if (end > start && line.trim() !== '' && indentOf(line) < indent) break;
    end = stop;
  }
  return text.slice(start, end);
}
