import { ageComparisonsIn } from './age-comparisons.js';
import { type AgeFault, elsewhere } from './age-fault.js';
import { apisAt } from '../requests/apis.js';
import { mayReceive } from '../handlers/handler-texts.js';
import { looksAtAge } from './looks-at-age.js';
import { fact, type Module } from '../module.js';
import { maySkipAge, sdkAgesIn } from './sdk-ages.js';
import { signPiecesOf } from '../signing/sign-strings.js';
import { mayHash, maySign } from '../signing/signing-texts.js';
import { purposeOf, signaturesOf } from '../signing/signatures.js';
import { enclosingFunction, isFunction } from '../syntax.js';
import { momentsOf } from '../signing/time-units.js';

export const ageFaultsOf = fact((module: Module): readonly AgeFault[] => [...uncheckedIn(module), ...sdkAgesIn(module), ...ageComparisonsIn(module)]);

/** Own verifiers that sign a timestamp and never look how old it is. */
function* uncheckedIn(module: Module): Iterable<AgeFault> {
  for (const signature of signaturesOf(module)) {
    if (signature.kind === 'hash' || purposeOf(signature, module) !== 'verification') continue;
    const owner = enclosingFunction(signature.node);
    const time = signature.payloads.flatMap(payload => signPiecesOf(payload, module)).find(({ role, node }) => role === 'timestamp' && (!node || momentsOf(node, module.root).length === 0));
    const apis = apisAt(signature.node, module).filter(({ webhook }) => webhook?.payload?.includes('{timestamp}'));
    if (!time || !owner || looksAtAge(owner, module)) continue;
    // A callback of a verifier that cannot be looked into: it may do the rest.
    const isPartOfAnother = isFunction(owner) && owner.parent?.type === 'Property';
    yield { node: signature.node, kind: 'none', detail: apis[0]?.name ?? 'this webhook', confidence: isPartOfAnother ? 'possible' : 'likely', ...elsewhere(time.node, signature.result, module) };
  }
}

/** Whether `ageFaultsOf` can find anything in a file of this text. */
export function mayJudgeAge(text: string, path: string): boolean {
  if (maySign(text) || maySkipAge(text)) return true;
  return text.includes('-') && /[<>]/.test(text) && CLOCK.test(text) && ((/timestamp/i.test(text) && READS_HEADER.test(text)) || mayHash(text) || mayReceive(text, path));
}

/** What reads the time is called, or is a member of something, under a name that says so; also in another file. */
const CLOCK = /(?:now|date|time|stamp|seconds|secs|millis|epoch|clock|unix|moment|dayjs|age|performance)\w*['"`\])!?]*\s*(?:\(|\.\s*\w|\[|\/[/*])/i;

/** `req.get('x-timestamp')`, `getHeader(event, 'x-timestamp')`. */
const READS_HEADER = /\.\s*get\b|\[\s*['"`]get\b|[hH]eader/;
