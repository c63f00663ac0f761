import { callsOf, GAP } from '../values/call-texts.js';
import { CONFIGURED, FILE_ROUTES, ROUTE_METHODS, SERVING } from './handlers.js';
import { onceAText } from '../values/once-a-text.js';

/** Whether `handlersOf` can find one that takes what is sent to it: any but those of GET and DELETE. */
export const mayReceive = onceAText(
  (text, path) =>
    ROUTED.test(text) ||
    SERVED.test(text) ||
    DECORATED.test(text) ||
    (CONFIGURING.test(text) && /\bhandler\b/.test(text)) ||
    (/\bfetch\b/.test(text) && (/addEventListener/.test(text) || /\bexport\s{1,60}default\s{0,60}[({/]/.test(text))) ||
    fileRoutes.some(({ pattern, exported }) => pattern.test(path) && exported.test(text)),
);

const receiving = [...ROUTE_METHODS].flatMap(([name, method]) => (method === 'GET' || method === 'DELETE' ? [] : [name]));
/** A first argument that can be an address, or a list of them; `on` has a method before it, and `route('/x').post(…)` none. */
const ADDRESS = String.raw`\s{0,200}(?:['"${'`'}](?:[/*$\\'"${'`'}]|(?:POST|PUT|PATCH|ALL|ANY|post|put|patch|all|any)['"${'`'}])|[\w$([.*]|/[/*])`;
const ROUTED = new RegExp(callsOf(...receiving) + ADDRESS);
const DECORATED = new RegExp(String.raw`@${GAP}(?:[\w$]{1,60}${GAP}\.${GAP}){0,4}(?:Post|Put|Patch|All)\b`);
const SERVED = new RegExp(callsOf(...SERVING));
const CONFIGURING = new RegExp(callsOf(...CONFIGURED));

/** Frameworks that route by files, with how their exports are written. */
const fileRoutes = FILE_ROUTES.map(({ framework, pattern, exports: { source } }) => {
  const names = source.slice(1, -1);
  // Any script can be a function of a cloud, so there the export itself has to be seen.
  if (framework === 'lambda') return { pattern, exported: new RegExp(String.raw`\bexports?['"${'`'}\]]{0,2}${GAP}[.[]${GAP}['"${'`'}]?${names}\b|\bexport\b(?:[^;{]{1,60}|${GAP}(?:const|let|var|\{)${GAP}[^;]{0,300}?)\b${names}\b`) };
  return { pattern, exported: new RegExp(String.raw`\b(?:exports|default|${names.replace(/^\(\?:|\)$/g, '')})\b`) };
});
