import { keyFormats } from '@postern/catalogue/key-formats';
import { keyOf, randomFrom } from '@postern/credentials/planting';
import { lintSource } from '@secretlint/core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { creator } from './index.js';

const key = keyOf(keyFormats.find(({ id }) => id === 'stripe-secret-live')!, randomFrom(3));

test('secretlint runs the rule and masks what it finds', async () => {
  const content = `const stripe = new Stripe('${key}');\n`;
  const { messages } = await lint(content);
  assert.equal(messages.map(({ range, ruleId }) => [ruleId, content.slice(...range)]), [['@postern/secretlint-rule', key]]);
  assert.match(messages[0]!.message, 'Stripe');
  assert.not(JSON.stringify(messages).includes(key));
});

test('a file without a key is clean', async () => {
  assert.equal((await lint('const stripe = new Stripe(process.env.STRIPE_KEY);\n')).messages, []);
});

function lint(content: string) {
  return lintSource({ source: { content, filePath: 'src/pay.ts', contentType: 'text' }, options: { maskSecrets: true, config: { rules: [{ id: '@postern/secretlint-rule', rule: creator }] } } });
}

test.run();
