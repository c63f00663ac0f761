/** How a script may be written, likeliest first. */
export type Dialect = 'js' | 'jsx' | 'ts' | 'tsx';

export interface Script {
  /** As long as the file, with everything that is not script blanked out, so that offsets keep their meaning. */
  text: string;
  dialects: readonly Dialect[];
}

const DIALECTS: Readonly<Record<string, readonly Dialect[]>> = {
  js: ['jsx', 'tsx'], // JavaScript with type annotations (Flow's common part) parses as TypeScript
  mjs: ['jsx', 'tsx'],
  cjs: ['jsx', 'tsx'],
  jsx: ['jsx', 'tsx'],
  ts: ['ts', 'tsx'],
  mts: ['ts'],
  cts: ['ts'],
  tsx: ['tsx'],
  vue: ['ts', 'tsx'],
  svelte: ['ts'],
  astro: ['tsx', 'ts'],
  html: ['jsx'],
  htm: ['jsx'],
};

/** Whether a path names a file with script in it. Type declarations hold none. */
export function isCode(path: string): boolean {
  return !/\.d\.[cm]?ts$/.test(path) && extensionOf(path) in DIALECTS;
}

export function scriptOf(path: string, text: string): Script {
  const extension = extensionOf(path);
  const dialects = DIALECTS[extension] ?? [];
  switch (extension) {
    case 'vue':
    case 'svelte':
    case 'html':
    case 'htm':
      return { text: onlyRanges(text, scriptElements(text)), dialects };
    case 'astro':
      return { text: onlyRanges(text, [...frontmatter(text), ...scriptElements(text)]), dialects };
    default:
      // A hash-bang is no comment to every parser.
      return { text: text.startsWith('#!') ? `//${text.slice(2)}` : text, dialects };
  }
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

type Slice = readonly [start: number, end: number];

/** Contents of `<script>` elements that hold JavaScript or TypeScript. */
function scriptElements(text: string): Slice[] {
  const slices: Slice[] = [];
  const opening = /<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const end = text.slice(opening.lastIndex).search(/<\/script/i);
    if (end < 0) break;
    const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(match[1]!)?.[1] ?? 'module';
    if (/^(?:module|text\/(?:java|ecma|type)script|application\/(?:java|ecma)script|ts|tsx)$/i.test(type)) slices.push([opening.lastIndex, opening.lastIndex + end]);
    opening.lastIndex += end;
  }
  return slices;
}

function frontmatter(text: string): Slice[] {
  const match = /^\s*---[^\S\n]*\n/.exec(text);
  if (!match) return [];
  const end = text.indexOf('\n---', match[0].length - 1);
  return end < 0 ? [] : [[match[0].length, end + 1]];
}

function onlyRanges(text: string, slices: readonly Slice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [start, end] of slices) {
    // A separator takes the place of the `<` that closes the element.
    pieces.push(blank(text.slice(at, start)), text.slice(start, end), ';');
    at = end + 1;
  }
  return pieces.join('') + blank(text.slice(at));
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}
