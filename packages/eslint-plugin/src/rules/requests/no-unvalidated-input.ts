import { paymentCalls, paymentPackages } from '@postern/catalogue';
import { noUnvalidatedInput as check } from '@postern/catalogue/checks/no-unvalidated-input';
import { isTestFile, labelOf, maySendInput, sdkPackages, type UnvalidatedInput, unvalidatedInputsOf } from '@postern/flow';
import { clientTriggers } from '../../client-triggers.js';
import { defineRule } from '../../define-rule.js';

export const noUnvalidatedInput = defineRule<UnvalidatedInput['kind']>(check, {
  triggers: [...clientTriggers, ...sdkPackages, ...paymentPackages, ...paymentCalls],
  mayFind: maySendInput,
  messages: {
    money: 'The caller sets `{{key}}` by `{{value}}`, and nothing judges it. Check it with a schema, or take it from your own records.',
    field: '`{{value}}` is sent to the API as it came. Check it with a schema first.',
    whole: 'All of `{{value}}` is sent to the API as it came, with fields nobody expected. Check it with a schema first.',
    number: '`{{key}}` may be NaN, negative or endless: nothing judges what `{{value}}` became. Check it with a schema.',
    float: '`{{key}}` is a float times 100: 19.99 gives 1998.9999999999998. Use Math.round(), or count in cents throughout.',
  },
  *find(module) {
    const isTest = isTestFile(module.path);
    for (const { node, kind, key, piece, confidence } of unvalidatedInputsOf(module)) {
      const isAway = piece !== undefined && piece.env.module === module && piece.node !== node;
      yield {
        at: node,
        message: kind,
        data: { key, value: piece ? labelOf(piece) : '' },
        confidence: isTest ? 'possible' : confidence,
        ...(kind !== 'money' && { severity: kind === 'float' || kind === 'number' ? 'medium' : 'low' }),
        ...(isAway && { trace: [{ at: piece.node, label: 'comes in from outside' }, { at: node, label: 'is sent to the API' }] }),
      };
    }
  },
});
