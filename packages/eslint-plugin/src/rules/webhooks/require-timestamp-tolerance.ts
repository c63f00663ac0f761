import { requireTimestampTolerance as check } from '@postern/catalogue/checks/require-timestamp-tolerance';
import { ageFaultsOf, isTestFile, mayJudgeAge, senderNameAt } from '@postern/flow';
import { defineRule } from '../../define-rule.js';

export const requireTimestampTolerance = defineRule(check, {
  triggers: ['constructevent', [['timestamp', 'tolerance', 'now(', 'verify', 'validate', 'isvalid', 'new date'], ['hmac', 'signature', 'hook', 'subtle', 'verifykey', 'unwrap', 'interaction']], ['-signature', 'hmac']],
  mayFind: mayJudgeAge,
  messages: {
    none: 'The timestamp{{of}} is signed but never held against the clock, so an old delivery passes for ever. Refuse over five minutes.',
    sdk: 'The SDK of {{detail}} checks the signature, not the age. Hold the timestamp against the clock yourself.',
    off: 'A tolerance of 0 switches the age check of {{detail}} off. Leave it out, or set 300.',
    wide: 'A delivery{{of}} may be {{detail}} old here. {{enough}}',
    'one-sided': 'A timestamp{{of}} in the future passes this check. Compare the absolute difference: Math.abs(now - timestamp).',
    unit: 'This age check{{of}} takes {{detail}}, so it means nothing. Bring both into one unit.',
  },
  *find(module) {
    for (const { node, kind, detail, allowed, confidence, from } of ageFaultsOf(module)) {
      yield {
        at: node,
        message: kind,
        data: { detail, of: senderNameAt(node, module), ...(kind === 'wide' && { enough: allowed === undefined ? 'Five minutes are enough for any retry.' : `Its profile allows ${allowed}.` }) },
        confidence: isTestFile(module.path) ? 'possible' : confidence,
        ...(from && { trace: [{ at: from, label: kind === 'none' ? 'the timestamp comes in here' : 'the limit is set here' }, { at: node, label: kind === 'none' ? 'and is signed, but never held against the clock' : 'and used here' }] }),
      };
    }
  },
});
