import { BEFORE_ARGUMENTS, callsOf, GAP } from '../values/call-texts.js';
import { isProse } from '../values/is-prose.js';
import { onceAText } from '../values/once-a-text.js';
import { clientPackages, FETCH_AS_VALUE, requestMethods } from './requests.js';

/**
 * Whether `requestsOf` or `creationsOf` can find anything in a file of this text: it imports a client, calls one of the
 * globals, or has something from another file of the project that may be a client.
 */
export const mayRequest = onceAText(
  text => CLIENT_IMPORT.test(text) || ((text.includes('fetch') || text.includes('axios')) && (callsGlobal(text) || FETCH_AS_VALUE.test(text))) || mayCallImported(text),
);

const IMPORTED = String.raw`(?:\bfrom|\bimport${GAP}\(?|\brequire['"${'`'}\]]{0,2}${GAP}\()${GAP}['"${'`'}]`;
const CLIENT_IMPORT = new RegExp(String.raw`${IMPORTED}(?:node:)?(?:@aws-sdk/|(?:follow-redirects|${[...clientPackages].map(name => name.replace('*', '').replaceAll('.', '\\.')).join('|')})['"${'`'}/])`);
const GLOBAL_CALL = new RegExp(String.raw`(?:fetch|axios)(?:${BEFORE_ARGUMENTS}|\s{0,60}(?:\?\.|[.[:])|\s{1,20}as\b)`, 'g');

function callsGlobal(text: string): boolean {
  for (const { index } of text.matchAll(GLOBAL_CALL)) if (!/[\w-]/.test(text.charAt(index - 1)) && !isProse(text, index) && !isMember(text, index)) return true;
  return false;
}

/** Of something that is not the global object. */
function isMember(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  return /[\w$)\]][!?]*\.\s*$/.test(before) && !/\b(?:globalThis|window|self|global)\b/.test(before);
}

const LOCAL_IMPORT = new RegExp(String.raw`${IMPORTED}(?:\.|@/|~|#)[^'"${'`'}\n]{0,200}`, 'g');
const CLIENT_FILE = /fetch|axios|http|request|client|got|\bky\b/i;
const CLIENT_CALL = new RegExp(callsOf(...[...requestMethods].filter(name => /^[\w$]+$/.test(name)).map(name => name.replace('$', '\\$'))), 'g');

/** Whether something from another file of the project is called that may be a client: by the file's name, or by the call's. */
function mayCallImported(text: string): boolean {
  const names = new Set<string>();
  for (const { 0: found, index } of text.matchAll(LOCAL_IMPORT)) {
    // `import './x'` and `import('./x')` give no name to what is called.
    if (found.startsWith('import')) continue;
    const clause = clauseBefore(text, index);
    if (clause === undefined) return true;
    // What is only a type is never called, and what is handed on has no name here.
    if (/^import\s+type\b|^export\b/.test(clause)) continue;
    if (CLIENT_FILE.test(found)) return true;
    for (const [name] of clause.matchAll(/[\w$]+/g)) names.add(name);
  }
  if (names.size === 0) return false;
  for (const { index } of text.matchAll(CLIENT_CALL)) {
    const root = rootBefore(text, index);
    if (root === undefined || names.has(root)) return true;
  }
  return false;
}

/** `import { a, b as c } ` before `from './x'`, `const { a } = wrap(` before `require('./x')`; not known where it is long. */
function clauseBefore(text: string, at: number): string | undefined {
  const keyword = text.startsWith('from', at) ? /(?<![\w$.])(?:import|export)(?![\w$])/g : /(?<![\w$.])(?:const|let|var|import)(?![\w$])/g;
  for (const length of [300, 5000]) {
    const start = Math.max(0, at - length);
    const before = text.slice(start, at);
    const found = [...before.matchAll(keyword)].at(-1);
    if (found) return before.slice(found.index);
    // Nothing is bound.
    if (start === 0) return '';
  }
  return undefined;
}

/** `orders` of `orders.api.get(…)`; not known where the chain has more than names in it. */
function rootBefore(text: string, at: number): string | undefined {
  const start = Math.max(0, at - 120);
  const before = text.slice(start, at);
  if (!/[.[]\s*['"`]?$/.test(before)) return /^[\w$]+/.exec(text.slice(at, at + 60))?.[0];
  const chain = /(?<![\w$])([A-Za-z_$][\w$]*)(?:[?!]?\.[A-Za-z_$][\w$]*){0,10}[?!]?\.$/.exec(before);
  return chain === null || (chain.index === 0 && start > 0) || /[.#]\s*$/.test(before.slice(0, chain.index)) ? undefined : chain[1];
}
