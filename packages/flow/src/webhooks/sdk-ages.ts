import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { type AgeFault, elsewhere, originOf } from './age-fault.js';
import { allowedBy, wide } from './age-limits.js';
import { apisAt, customVerifiersOf } from '../requests/apis.js';
import { callsOf } from '../values/call-texts.js';
import { constantOf } from '../values/constants.js';
import { looksAtAge } from './looks-at-age.js';
import type { Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { type CallNode, enclosingFunction, type Node } from '../syntax.js';

/** SDK calls that check no age by themselves, and those whose check is switched off or widened. */
export function* sdkAgesIn(module: Module): Iterable<AgeFault> {
  const own = Array.from(customVerifiersOf(module), ([last, profile]) => [last, [{ profile, last }, ...(sdkVerifiers.get(last) ?? [])]] as const);
  for (const [last, verifiers] of own.length === 0 ? sdkVerifiers : new Map<string, readonly SdkVerifier[]>([...sdkVerifiers, ...own])) {
    for (const call of module.index.callsByName.get(last) ?? []) {
      const apis = apisAt(call, module);
      const verifier = verifiers.find(({ profile }) => apis.includes(profile) || calleeNames(call, module.root).some(name => profile.packages.some(pack => name.startsWith(`${pack}.`) || name.startsWith(`${pack}(`))));
      if (!verifier) continue;
      const { name } = verifier.profile;
      const tolerance = toleranceOf(call, last, module);
      if (tolerance && tolerance.seconds === 0) yield { node: tolerance.node, kind: 'off', detail: name, confidence: 'certain' };
      else if (tolerance && tolerance.seconds > allowedBy([verifier.profile], module)) yield { node: tolerance.node, ...wide(tolerance.seconds, call, module), confidence: 'certain', ...elsewhere(originOf(tolerance.node, module), tolerance.node, module) };
      const owner = enclosingFunction(call);
      if (!tolerance && isAgeless(verifier.profile) && owner && !looksAtAge(owner, module)) yield { node: call, kind: 'sdk', detail: name, confidence: 'likely' };
    }
  }
}

/** `constructEvent(body, header, secret, tolerance)`, `{ tolerance: 0 }`. */
function toleranceOf(call: CallNode, last: string, module: Module): { node: Node; seconds: number } | undefined {
  const direct = /^(?:constructEvent|constructEventAsync|verifyHeader|verifyHeaderAsync)$/.test(last) ? call.arguments[3] : undefined;
  const named = call.arguments.flatMap(arg => (arg.type === 'ObjectExpression' ? arg.properties : [])).find(property => property.type === 'Property' && property.key.type === 'Identifier' && /tolerance/i.test(property.key.name));
  const node = direct ?? (named?.type === 'Property' ? named.value : undefined);
  if (!node || node.type === 'SpreadElement') return undefined;
  const value = constantOf(node, module.root);
  return typeof value === 'number' ? { node, seconds: value === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : value } : undefined;
}

interface SdkVerifier {
  profile: ApiProfile;
  last: string;
}

const sdkVerifiers = new Map<string, SdkVerifier[]>();
for (const profile of profiles) {
  for (const name of profile.webhook?.verifyFunctions ?? []) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    sdkVerifiers.set(last, [...(sdkVerifiers.get(last) ?? []), { profile, last }]);
  }
}

/** Whether its sender says when it sent something, and its SDK never looks. */
function isAgeless({ webhook }: ApiProfile): boolean {
  return webhook?.toleranceSeconds === null && (typeof webhook.timestampHeader === 'string' || webhook.payload?.includes('{timestamp}') === true);
}

/** Whether `sdkAgesIn` can find anything in a file of this text. */
export function maySkipAge(text: string): boolean {
  return AGELESS_CALLS.test(text) || (/tolerance|constructEvent|verifyHeader/i.test(text) && SDK_CALLS.test(text));
}

const SDK_CALLS = new RegExp(callsOf(...sdkVerifiers.keys()));
const AGELESS_CALLS = new RegExp(callsOf(...[...sdkVerifiers].flatMap(([name, verifiers]) => (verifiers.some(({ profile }) => isAgeless(profile)) ? [name] : []))));
