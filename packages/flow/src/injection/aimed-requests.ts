import type { Confidence } from '@postern/catalogue';
import { addressCheckOf } from './address-checks.js';
import { callPlace } from '../values/call-place.js';
import { clientReasonOf } from '../secrets/client-code.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { parsedAddressesIn } from './parsed-addresses.js';
import { least, type Reach, reachesOf } from '../outside/reaches.js';
import { requestsOf } from '../requests/requests.js';
import { labelOf } from '../outside/untrusted.js';
import { urlSinksOf } from './url-sinks.js';
import { type Node, rangeOf } from '../syntax.js';

/** A request whose host somebody outside chooses. */
export interface AimedRequest {
  node: Node;
  /** As it is read: `req.query.url`. */
  what: string;
  /** The call that sends it. */
  name: string;
  kind: 'host' | 'stored';
  confidence: Confidence;
  trace: Reach['trace'];
}

export const aimedRequestsOf = fact((module: Module): readonly AimedRequest[] => {
  const found: AimedRequest[] = [];
  for (const { at, sink, piece, confidence, trace } of reachesOf(module, urlSinksOf)) {
    const check = addressCheckOf(piece, at, module);
    if (check === 'exact' || found.some(({ node }) => node === at)) continue;
    // A schema says that it is an address, hardly ever whose.
    found.push({ node: at, what: labelOf(piece), name: sink.name, kind: 'host', confidence: check === 'checked' ? least(confidence, 'possible') : confidence, trace });
  }
  for (const { sink, piece, key } of parsedAddressesIn(module)) {
    const before = found.findIndex(({ node }) => node === sink.node);
    if (before >= 0 && found[before]!.confidence !== 'possible') continue;
    found.splice(before < 0 ? found.length : before, 1, { node: sink.node, what: key, name: sink.name, kind: 'host', confidence: 'likely', trace: [{ at: piece.node }, { at: sink.node }] });
  }
  return [...found, ...storedIn(module, new Set(found.map(({ node }) => node)))];
});

const STORED = /\b(?:webhooks?|subscriptions?|hooks?|callbacks?|endpoints?|integrations?|subscribers?|notification\w*)\.(?:\w+\.)?(?:url|uri|endpoint|webhook_?url|callback_?url|target_?url|endpoint_?url)$/i;

/** `fetch(webhook.url)`: an address that users of the service have set. */
function* storedIn(module: Module, told: ReadonlySet<Node>): Iterable<AimedRequest> {
  if (clientReasonOf(module) !== undefined) return;
  for (const { node, url } of requestsOf(module)) {
    const at = callPlace(node, module.text);
    if (!url || told.has(at) || url.type !== 'MemberExpression') continue;
    const text = module.text.slice(...rangeOf(url)).replace(/[\s?!]/g, '');
    if (!STORED.test(text) || /ssrf|isPrivate|isSafeUrl|validateUrl|assertPublic/i.test(module.text)) continue;
    // A setting of the service itself is not one of its users.
    if (/^(?:config|settings|process|env|options|this\.(?:config|options))\b/i.test(text) || originsOf(url, module.root).some(({ kind }) => kind === 'expression')) continue;
    yield { node: at, what: text, name: calleeName(node.callee) ?? 'this call', kind: 'stored', confidence: 'possible', trace: [] };
  }
}
