import { requireSignedTimestamp as check } from '@postern/catalogue/checks/require-signed-timestamp';
import { apisAt, freshnessOf, isTestFile, requestSignaturesOf, signPiecesOf, type Module, type Signature, timestampSentBeside } from '@postern/flow';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'unsigned' | 'timeless';

export const requireSignedTimestamp = defineRule<Message>(check, {
  triggers: ['hmac', 'subtle', 'createsign', 'crypto.sign', 'detached'],
  messages: {
    unsigned: 'The timestamp that goes with this request is not part of what is signed, so anyone can change it. Sign it too.',
    timeless: 'Nothing in this sign string tells one request from the next, so it can be replayed for ever. Sign a timestamp or nonce.',
  },
  *find(module) {
    for (const signature of requestSignaturesOf(module)) {
      const problem = problemOf(signature, module);
      if (problem) yield isTestFile(module.path) ? { ...problem, confidence: 'possible' } : problem;
    }
  },
});

function problemOf(signature: Signature, module: Module): RuleProblem<Message> | undefined {
  if (signature.kind === 'hash' || freshnessOf(signature, module) === 'fresh') return undefined;
  const apis = apisAt(signature.node, module);
  // A recognised API that signs without the time allows it; one that does not sign at all is not ours to judge.
  if (apis.length > 0 && !apis.every(({ signing }) => signing?.order.some(token => /timestamp|nonce/.test(token)))) return undefined;
  const sent = timestampSentBeside(signature, module);
  if (sent) return { at: signature.node, message: 'unsigned', confidence: 'likely', related: [{ at: sent, label: 'sent here' }] };
  if (freshnessOf(signature, module) === 'unknown') return undefined;
  const isRequest = signature.payloads.every(payload => signPiecesOf(payload, module).filter(({ role }) => role === 'method' || role === 'path' || role === 'body' || role === 'query').length > 0);
  return { at: signature.node, message: 'timeless', confidence: isRequest ? 'likely' : 'possible' };
}
