import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Example {
  /** Of the fence, or by its language. */
  file: string;
  code: string;
  isVulnerable: boolean;
  line: number;
}

export interface DocPage {
  id: string;
  text: string;
  /** Headings of the first two levels, in order. */
  headings: readonly string[];
  examples: readonly Example[];
}

/** The headings of the page of a check, below its name. */
export const HEADINGS = ['## What it reports', '## Why it matters', '## Vulnerable', '## Safe', '## Limits', '## References'];

const folder = fileURLToPath(new URL('../../../../docs/checks/', import.meta.url));

export function docPages(): readonly DocPage[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => pageOf(name.slice(0, -3), readFileSync(folder + name, 'utf8')));
}

export function pageOf(id: string, text: string): DocPage {
  const outside = text.replace(/^(`{3,})[^]*?^\1$/gm, '');
  return {
    id,
    text,
    headings: Array.from(outside.matchAll(/^##? .+$/gm), ([heading]) => heading),
    examples: examplesIn(text),
  };
}

/** Fences that say `vulnerable` or `safe`. */
export function examplesIn(text: string): readonly Example[] {
  return Array.from(text.matchAll(/^(`{3,})(\S+) (vulnerable|safe)(?: (\S+))?\n([^]*?)^\1$/gm), match => ({
    file: match[4] ?? `src/example.${EXTENSIONS[match[2]!] ?? match[2]!}`,
    code: match[5]!,
    isVulnerable: match[3] === 'vulnerable',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

const EXTENSIONS: Readonly<Record<string, string>> = { typescript: 'ts', javascript: 'js', bash: 'sh', shell: 'sh', yaml: 'yml' };
