import { requireRawWebhookBody as check } from '@postern/catalogue/checks/require-raw-webhook-body';
import { isTestFile, mayVerifyBodies, parsedBodiesOf, senderNameAt } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const requireRawWebhookBody = defineRule(check, {
  triggers: ['hmac', 'subtle', 'constructevent', [['verif', 'hook', 'signature'], ['body', 'json(']]],
  mayFind: mayVerifyBodies,
  messages: {
    printed: 'This signs the body{{of}} as JSON.stringify prints it, not as it arrived. Verify the raw bytes.',
    parsed: 'The body{{of}} is parsed before its signature is checked. Read it as text, verify that, then parse it.',
    parser: 'A JSON parser has taken the body{{of}} apart before it is verified. Use express.raw or keep rawBody for this route.',
  },
  *find(module) {
    for (const { node, why, parser } of parsedBodiesOf(module)) {
      yield {
        at: node,
        message: why,
        data: { of: senderNameAt(node, module) },
        ...(parser && { trace: [{ at: parser, label: 'the body is parsed here' }, { at: node, label: 'and verified here, as it was printed again' }] }),
        ...(isTestFile(module.path) && { confidence: 'possible' }),
      };
    }
  },
});
