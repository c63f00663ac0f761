import { requireSignedTimestamp as check } from '@postern/catalogue/checks/require-signed-timestamp';
import { apisAt, freshnessOf, isTestFile, maySign, type Module, requestSignaturesOf, sendingOf, type Signature, signPiecesOf, timestampSentBeside } from '@postern/flow';
import { defineRule, type RulePlace, type RuleProblem } from '../../define-rule.js';

type Message = 'unsigned' | 'timeless';

export const requireSignedTimestamp = defineRule<Message>(check, {
  triggers: ['hmac', 'subtle', 'createsign', 'crypto.sign', 'crypto_1.sign', ['crypto', ' sign('], 'detached'],
  mayFind: maySign,
  messages: {
    unsigned: 'The timestamp that goes{{to}} is not part of what is signed, so anyone can change it. Sign it too.',
    timeless: 'Nothing in this sign string tells one request{{to}} from the next, so it can be replayed for ever. Sign {{what}}.',
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
  const to = apis.length > 0 ? ` to ${apis.map(({ name }) => name).slice(0, 2).join(' or ')}` : '';
  const sent = timestampSentBeside(signature, module);
  if (sent) {
    const trace = [{ at: signature.node, label: 'signed here, without the time' }, { at: sent, label: 'the time goes along here' }];
    return { at: signature.node, message: 'unsigned', confidence: 'likely', data: { to: to || ' with this request' }, trace };
  }
  if (freshnessOf(signature, module) === 'unknown') return undefined;
  const isRequest = signature.payloads.every(payload => signPiecesOf(payload, module).filter(({ role }) => role === 'method' || role === 'path' || role === 'body' || role === 'query').length > 0);
  const what = apis.length > 0 && apis.every(({ signing }) => signing?.order.every(token => token !== 'timestamp')) ? 'a nonce' : apis.length > 0 ? 'the timestamp' : 'a timestamp or nonce';
  return { at: signature.node, message: 'timeless', confidence: isRequest ? 'likely' : 'possible', data: { to, what }, ...traceOf(signature, module) };
}

function traceOf(signature: Signature, module: Module): { trace?: RulePlace[] } {
  const sent = sendingOf(signature, module);
  return sent ? { trace: [{ at: signature.node, label: 'signed here, without a time' }, { at: sent.node, label: `and sent as ${sent.key}` }] } : {};
}
