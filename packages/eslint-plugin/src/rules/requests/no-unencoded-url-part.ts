import { noUnencodedUrlPart as check } from '@postern/catalogue/checks/no-unencoded-url-part';
import { isTestFile, labelOf, maySkipEncoding, unencodedPartsOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';
import { outsideTriggers } from '../../outside-triggers.js';

export const noUnencodedUrlPart = defineRule(check, {
  triggers: [...clientTriggers, ...outsideTriggers],
  mayFind: maySkipEncoding,
  messages: {
    raw: '`{{value}}` goes into the address of this request as it came. Put encodeURIComponent() around it.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const { at, piece, confidence, trace } of unencodedPartsOf(module)) {
      const places = trace.map(({ at: node, path }, i) => ({ at: node, label: i === 0 ? 'comes in from outside' : i === trace.length - 1 ? 'stands in the address' : 'goes on', ...(path !== undefined && { path }) }));
      yield { at, message: 'raw', data: { value: labelOf(piece) }, confidence: isTest ? 'possible' : confidence, ...(places.length > 1 && { trace: places }) };
    }
  },
});
