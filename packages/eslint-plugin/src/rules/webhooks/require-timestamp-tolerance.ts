import { requireTimestampTolerance as check } from '@postern/catalogue/checks/require-timestamp-tolerance';
import { ageFaultsOf, isTestFile } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const requireTimestampTolerance = defineRule(check, {
  triggers: ['constructevent', [['timestamp', 'tolerance', 'now(', 'verify', 'validate', 'isvalid', 'new date'], ['hmac', 'signature', 'hook', 'subtle', 'verifykey', 'unwrap', 'interaction']]],
  messages: {
    none: 'The timestamp is signed but never held against the clock, so an old delivery passes for ever. Refuse over five minutes.',
    sdk: 'The SDK of {{detail}} checks the signature, not the age. Hold the timestamp against the clock yourself.',
    off: 'A tolerance of 0 switches the age check of {{detail}} off. Leave it out, or set 300.',
    wide: 'A delivery may be {{detail}} old here. Five minutes are enough for any retry.',
    'one-sided': 'A timestamp in the future passes this check. Compare the absolute difference: Math.abs(now - timestamp).',
    unit: 'This takes {{detail}}, so the age check means nothing. Bring both into one unit.',
  },
  *find(module) {
    for (const { node, kind, detail, confidence } of ageFaultsOf(module)) {
      yield { at: node, message: kind, data: { detail }, confidence: isTestFile(module.path) ? 'possible' : confidence };
    }
  },
});
