import { requireRawWebhookBody as check } from '@postern/catalogue/checks/require-raw-webhook-body';
import { isTestFile, parsedBodiesOf } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const requireRawWebhookBody = defineRule(check, {
  triggers: ['hmac', 'subtle', 'constructevent', [['verif', 'hook', 'signature'], ['body', 'json(']]],
  messages: {
    printed: 'This signs the body as JSON.stringify prints it, not as it arrived. Verify the raw bytes.',
    parsed: 'The body is parsed before its signature is checked. Read it as text, verify that, then parse it.',
    parser: 'A JSON parser has taken this body apart before it is verified. Use express.raw or keep rawBody for this route.',
  },
  *find(module) {
    for (const { node, why, parser } of parsedBodiesOf(module)) {
      yield {
        at: node,
        message: why,
        ...(parser && { related: [{ at: parser, label: 'parsed here' }] }),
        ...(isTestFile(module.path) && { confidence: 'possible' }),
      };
    }
  },
});
