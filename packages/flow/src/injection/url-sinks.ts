import { addressFilters, addressOptions, urlFetchers } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { callPlace } from '../values/call-place.js';
import { clientReasonOf } from '../secrets/client-code.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import type { Sink } from '../outside/reaches.js';
import { argumentAt, requestsOf } from '../requests/requests.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';
import type { Untrusted } from '../outside/untrusted.js';

/** Places of a server that send a request to an address. */
export const urlSinksOf = fact((module: Module): readonly Sink[] => {
  if (clientReasonOf(module) !== undefined || addressFilters.test(module.text)) return [];
  return [...requestsIn(module), ...fetchersIn(module), ...pagesIn(module)];
});

function sink(call: CallNode, value: Node, module: Module, isHost = false): Sink {
  return {
    node: callPlace(call, module.text),
    value,
    name: calleeName(call.callee) ?? 'this call',
    accepts: ['pattern'],
    isHarm: piece => piece.part !== 'location' && piece.part !== 'file' && !isOwnAddress(piece) && (isHost ? isWhole(piece) : choosesHost(piece)),
  };
}

function* requestsIn(module: Module): Iterable<Sink> {
  for (const { node, url, options } of requestsOf(module)) {
    if (url) yield sink(node, url, module);
    for (const given of url ? [url, ...options] : options) {
      for (const { key, value } of addressesIn(given, module)) yield sink(node, value, module, key === 'host' || key === 'hostname');
    }
  }
}

/** `axios({ url })`, `https.request({ hostname })`. */
function addressesIn(options: Node, module: Module): readonly { key: string; value: Node }[] {
  return originsOf(options, module.root).flatMap(({ node, env }) =>
    node.type === 'ObjectExpression' && env.module === module ? node.properties.filter((property): property is TSESTree.Property => property.type === 'Property' && addressOptions.includes(writtenKey(property) ?? '')).map(property => ({ key: writtenKey(property)!, value: property.value })) : [],
  );
}

const byName = new Map(urlFetchers.map(one => [one.name, one]));
const lastNames = new Set(urlFetchers.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));

function* fetchersIn(module: Module): Iterable<Sink> {
  for (const call of module.index.calls) {
    const name = calleeName(call.callee);
    if (name === undefined || (call.callee.type === 'MemberExpression' && !lastNames.has(name) && name !== 'default')) continue;
    const known = calleeNames(call, module.root).map(one => byName.get(one)).find(one => one !== undefined);
    const given = known && argumentAt(call, known.position);
    if (!known || !given) continue;
    if (!known.keys) yield sink(call, given, module);
    else if (given.type === 'ObjectExpression') {
      for (const property of given.properties) {
        if (property.type === 'Property' && known.keys.includes(writtenKey(property) ?? '')) yield sink(call, property.value, module, writtenKey(property) === 'host');
      }
    }
  }
}

/** `page.goto(url)` of a headless browser. */
function* pagesIn(module: Module): Iterable<Sink> {
  for (const name of ['goto', 'navigate']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const url = argumentAt(call, 0);
      if (!url || call.callee.type !== 'MemberExpression' || !/\b(?:page|tab|frame)\w*$/i.test(module.text.slice(...rangeOf(call.callee.object)))) continue;
      if (/puppeteer|playwright|chrome-aws-lambda|chromium|browserless|browser/i.test(module.text)) yield sink(call, url, module);
    }
  }
}

/** Whether a piece stands where the host is: at the start of the address, or before the host ends. */
function choosesHost({ before, after, treatments }: Untrusted): boolean {
  const isHostPart = /^(?:[a-z][a-z\d+.-]*:|\*:)?\/\/[^/?#\\]*$/i.test(before);
  if (before !== '' && !isHostPart) return false;
  if (!treatments.has('encoded')) return true;
  // Encoded it has no slash: in a label of a fixed domain it is harmless, as the whole host it is not.
  return isHostPart && !/[\w-]\.[\w-]/.test(before) && !/^\.[\w-]+\.\w/.test(after);
}

function isWhole({ before }: Untrusted): boolean {
  return before === '';
}

const OWN = /^(?:this\.)?(?:req|request|_req|ctx|context|c|event|evt|raw)(?:\.(?:req|request|raw|node))*\.(?:url|nextUrl|originalUrl|path|protocol|host|hostname|origin|pathname|baseUrl)(?:\.(?:href|origin|host|hostname|protocol|pathname|search|clone\(\)))?$/;
const OWN_HEADERS = /^(?:host|origin|referer|x-forwarded-\w+|:authority|:scheme)$/;

/** The server's own address, from the request itself. */
export function isOwnAddress({ node, env, part, key }: Untrusted): boolean {
  if (part === 'header') return key === undefined || OWN_HEADERS.test(key);
  if (part === 'location') return false;
  if (key === 'pathname' || key === 'search' || key === 'originalUrl') return true;
  const text = env.module.text.slice(...rangeOf(node)).replace(/[\s?!]/g, '');
  if (part === 'query' && (key === 'origin' || key === 'host' || key === 'hostname' || key === 'protocol') && !/query|searchParams/i.test(text)) return true;
  return OWN.test(text);
}
