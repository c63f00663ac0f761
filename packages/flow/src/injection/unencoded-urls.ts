import { apiCallsOf } from '../requests/api-calls.js';
import { isPageCode } from '../secrets/client-code.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type Reach, reachesOf, type Sink } from '../outside/reaches.js';
import { isTreated, type Untrusted } from '../outside/untrusted.js';
import { piecesOf } from '../outside/untrusted-pieces.js';
import type { Node } from '../syntax.js';

/** Data in the path or query of a request's address that is put there as it came. */
export interface UnencodedPart {
  at: Node;
  piece: Untrusted;
  confidence: 'likely' | 'possible';
  trace: Reach['trace'];
}

export const unencodedPartsOf = fact((module: Module): readonly UnencodedPart[] => {
  const found = new Map<Node, UnencodedPart>();
  for (const { at, piece, confidence, trace } of reachesOf(module, addressesIn)) {
    if (!found.has(at)) found.set(at, { at, piece, confidence: confidence === 'possible' || isJudgedBySchema(piece) || isTyped(piece) ? 'possible' : 'likely', trace });
  }
  // What a function is given may come from anywhere: nobody has said so.
  for (const { node, value } of addressesIn(module)) {
    if (found.has(node)) continue;
    const piece = piecesOf(value, module.root).find(one => one.part === 'parameter' && !isTreated(one, HARMLESS) && standsInside(one) && !isPlain(one));
    if (piece) found.set(node, { at: node, piece, confidence: 'possible', trace: [{ at: piece.node, ...(piece.env.module !== module && { path: piece.env.module.path }) }, { at: node }] });
  }
  return [...found.values()];
});

/** A schema may have a pattern; `@Param('id') id: string` says no more than that it is a text. */
function isJudgedBySchema({ treatments, node }: Untrusted): boolean {
  return treatments.has('schema') && !(node.type === 'Identifier' && node.decorators?.length > 0);
}

/** Of the page's own address, which its user wrote, or an argument that is declared as something other than a text. */
function isTyped({ part, env, node }: Untrusted): boolean {
  if (part === 'location') return true;
  const at = part === 'action' && node.type === 'Identifier' ? env.module.variableOf(node)?.definitions[0]?.name : undefined;
  return at?.type === 'Identifier' && at.typeAnnotation?.typeAnnotation.type === 'TSTypeReference';
}

const HARMLESS = ['encoded', 'pattern', 'base-name'] as const;

/** The addresses of a file's requests. */
const addressesIn = fact((module: Module): readonly Sink[] =>
  apiCallsOf(module).flatMap(({ request, reach }) => {
    if (!request) return [];
    const values: Node[] = request.url && request.url.type !== 'ObjectExpression' ? [request.url] : [];
    for (const option of [...request.options, ...(request.url?.type === 'ObjectExpression' ? [request.url] : [])]) {
      for (const key of ['url', 'path', 'uri', 'pathname']) {
        for (const { node, env, kind } of memberAt(option, key, module.root).origins) if (kind === 'expression' && env.module === module) values.push(node);
      }
    }
    const isOpen = reach === 'own' || isPageCode(module);
    return values.filter(value => !isBuilt(value, module)).map(value => ({ node: writtenAt(value, module), value, name: request.client.id, accepts: HARMLESS, isHarm: standsInside, ...(isOpen && { confidence: 'possible' as const }) }));
  }),
);

/** `new URL(…)`, its `href` or `toString()`: the parts have been told apart there. */
function isBuilt(value: Node, module: Module): boolean {
  const isUrl = (node: Node) => node.type === 'NewExpression' && calleeName(node.callee) === 'URL';
  return originsOf(value, module.root).some(origin => {
    const { node } = origin;
    if (isUrl(node)) return true;
    const of = origin.kind === 'member' ? origin.of.node : node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : undefined;
    return of !== undefined && (isUrl(of) || originsOf(of, module.root).some(({ node: inner }) => isUrl(inner)));
  });
}

/** Where the address is put together, if that is one place of this file. */
function writtenAt(value: Node, module: Module): Node {
  const origins = originsOf(value, module.root);
  const [only] = origins;
  const isText = only?.node.type === 'TemplateLiteral' || only?.node.type === 'BinaryExpression';
  return origins.length === 1 && only && isText && only.env.module === module ? only.node : value;
}

/** Whether a piece stands in the path or the query, as a part of it; what begins an address chooses the host, which is another fault. */
function standsInside(piece: Untrusted): boolean {
  const { before, part, key } = piece;
  const rest = /^[a-z][a-z\d+.-]*:\/\//i.test(before) ? before.slice(before.indexOf('://') + 3) : before.replace(/^\*/, '\0');
  if (before === '' || rest === '\0' || !/[/?=&]|^[\w-]/.test(rest) || (rest !== before && !rest.startsWith('\0') && !/[/?]/.test(rest))) return false;
  // A whole query, or the rest of a path, comes as the caller has encoded it.
  if (key === undefined && (part === 'query' || part === 'params' || part === 'location')) return false;
  // Inside of `URLSearchParams` each value is encoded; what stands in an object of another kind is not told from it.
  if (/[?&]\*+$/.test(before)) return false;
  if (part === 'query' && /^(?:search|query|querystring|url|originalUrl|pathname|path|href)$/i.test(key ?? '')) return false;
  if (/\?$/.test(before) && (key === undefined || /query|search|params/i.test(key))) return false;
  return !(part === 'params' && /^(?:0|\*|path|slug|proxy|all|rest|splat|catchall)$/i.test(key ?? ''));
}

/** Addresses, numbers and the like: no part that has to be encoded. */
function isPlain({ node, parameter, key }: Untrusted): boolean {
  const name = key ?? (node.type === 'Identifier' ? node.name : '');
  if (/url|uri|path|endpoint|base|host|route|query|qs$|search|params|options|config|port|version|page|limit|offset|count|size|index|timestamp|date|year|month|day|prefix|suffix|locale|lang|region|chain|network|address|hash|uuid|guid|method|format|ext/i.test(name)) return true;
  const declared = parameter?.owner.params[parameter.position];
  const at = declared?.type === 'AssignmentPattern' ? declared.left : declared?.type === 'TSParameterProperty' ? declared.parameter : declared;
  const annotation = at && 'typeAnnotation' in at ? at.typeAnnotation : undefined;
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation.type : undefined;
  return type === 'TSNumberKeyword' || type === 'TSBigIntKeyword' || type === 'TSBooleanKeyword' || type === 'TSUnionType' || type === 'TSLiteralType';
}
