import { readFileSync } from 'node:fs';
import { type AdvisoryStore, readStore } from './store.js';

let npm: AdvisoryStore | undefined;
let node: AdvisoryStore | undefined;

/** The facts that ship with Postern, read on first use. */
export function npmSnapshot(): AdvisoryStore {
  return (npm ??= readStore(shipped('npm.tsv')));
}

/** Flaws of Node.js itself, by release; their `package` is `node`. */
export function nodeSnapshot(): AdvisoryStore {
  return (node ??= readStore(shipped('node.tsv')));
}

function shipped(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'latin1');
}
