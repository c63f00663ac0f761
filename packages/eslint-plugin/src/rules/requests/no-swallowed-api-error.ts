import { noSwallowedApiError as check } from '@postern/catalogue/checks/no-swallowed-api-error';
import { floatingCallsOf, isTestFile, lostVerdictsOf, maySwallow, type Module, sdkPackages, swallowedErrorsOf, uncheckedResponsesOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule, type RuleProblem } from '../../define-rule.js';

type Message = 'empty' | 'fallback' | 'success' | 'unchecked' | 'floating' | 'true' | 'goes-on' | 'reads';

export const noSwallowedApiError = defineRule<Message>(check, {
  triggers: [...clientTriggers, ...sdkPackages, ['catch', 'erif'], ['catch', 'constructEvent'], ['catch', 'ignature'], ['catch', 'ebhook'], ['catch', 'Hmac'], ['catch', 'timingSafeEqual'], ['catch', 'validateRequest'], ['catch', 'unwrap']],
  mayFind: maySwallow,
  messages: {
    empty: 'Nobody hears that this API call failed. Throw on, log it, or say in a comment why it may fail.',
    fallback: 'A failed API call looks like an empty answer here. Throw on, or log the failure before the fallback.',
    success: 'A failed API call is told to have gone well. Answer with the failure.',
    unchecked: 'The body is used though the status may be 4xx or 5xx: this client does not throw then. Check `response.ok` first.',
    floating: 'Nobody waits for this API call, so its failure ends in an unhandled rejection. Await it, or catch and log.',
    true: 'A verification that failed counts as passed here. Refuse the request.',
    'goes-on': 'After a verification that failed the code goes on. Return or throw here.',
    reads: 'What could not be verified is read and used all the same. Refuse the request.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const problem of problemsIn(module)) yield { ...problem, ...(isTest && { confidence: 'possible' }) };
  },
});

function* problemsIn(module: Module): Iterable<RuleProblem<Message>> {
  for (const { node, kind, confidence } of swallowedErrorsOf(module)) yield { at: node, message: kind, confidence };
  for (const { call, body, confidence } of uncheckedResponsesOf(module)) {
    yield { at: call.node, message: 'unchecked', confidence, trace: [{ at: call.node, label: 'the answer, whatever its status' }, { at: body, label: 'its body is used' }] };
  }
  for (const { node, confidence } of floatingCallsOf(module)) yield { at: node, message: 'floating', confidence };
  for (const { node, kind, confidence } of lostVerdictsOf(module)) yield { at: node, message: kind, confidence, severity: 'critical' };
}
