import type { Triggers } from '@postern/catalogue';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { triggerIndex } from './trigger-index.js';

const matched = (triggers: readonly Triggers[], text: string, path = 'a.ts') => triggerIndex(triggers).match(Buffer.from(text), () => true, path);

test('a literal, parts that must all occur, and parts of which one is enough', () => {
  const triggers: Triggers[] = [['hmac'], [['token', '==']], [[['log', 'warn'], ['key', 'qs']]], 'always'];
  assert.equal(matched(triggers, 'createHmac'), [0, 3]);
  assert.equal(matched(triggers, 'token'), [3]);
  assert.equal(matched(triggers, 'Token == x'), [1, 3]);
  assert.equal(matched(triggers, 'WARN(Qs)'), [2, 3]);
});

test('the path counts as text, for parts too', () => {
  assert.equal(matched([[['webhook', 'body']]], 'req.body', 'api/webhook.ts'), [0]);
});

test('who does not want the file is not asked about', () => {
  assert.equal(triggerIndex([['key'], ['key']]).match(Buffer.from('key'), finder => finder === 1), [1]);
});

test('a group of short literals alone cannot be found in one pass, and says so', () => {
  assert.throws(() => triggerIndex([[['==', '!=']]]), /three characters/);
});

test('it answers as plain searches would', () => {
  const literal = fc.stringMatching(/^[abAB=]{1,4}$/);
  const part = fc.oneof(literal, fc.array(literal, { minLength: 1, maxLength: 3 }));
  const entry = fc.array(part, { maxLength: 2 }).chain(parts => fc.stringMatching(/^[abAB=]{3,5}$/).map(long => [...parts, long]));
  const triggers = fc.array(fc.array(fc.oneof(fc.stringMatching(/^[abAB=]{3,5}$/), entry), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(triggers, fc.array(fc.stringMatching(/^[abAB= ]{0,40}$/), { minLength: 1, maxLength: 3 }), (lists, texts) => {
      const index = triggerIndex(lists as Triggers[]);
      for (const text of texts) {
        const lower = text.toLowerCase();
        const occurs = (one: string) => lower.includes(one.toLowerCase());
        const expected = lists.flatMap((entries, i) => (entries.some(given => [given].flat().length > 0 && (typeof given === 'string' ? occurs(given) : given.every(some => [some].flat().some(occurs)))) ? [i] : []));
        assert.equal(index.match(Buffer.from(text), () => true, ''), expected);
      }
    }),
    { numRuns: 500 },
  );
});

test.run();
