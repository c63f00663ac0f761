import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literalMatcher } from './literal-matcher.js';

const found = (literals: string[], text: string) => {
  const numbers: number[] = [];
  const matcher = literalMatcher(literals);
  matcher.match(Buffer.from(text), number => numbers.push(number));
  const short = literals.flatMap((_, i) => (matcher.isShort(i) && matcher.hasShort(Buffer.from(text), i) ? [i] : []));
  return [...numbers, ...short].sort((a, b) => a - b);
};

test('finds literals of any length at the start, the end and between', () => {
  assert.equal(found(['fetch', 'k', '-k', 'end', 'not there'], 'FETCH curl -k the end'), [0, 1, 2, 3]);
});

test('nothing in nothing', () => {
  assert.equal(found(['abc'], ''), []);
  assert.equal(found(['abc'], 'ab'), []);
});

test('finds what a plain search finds, each once', () => {
  const word = fc.stringMatching(/^[a-cA-C_]{1,5}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { selector: text => text.toLowerCase(), maxLength: 12 }), fc.stringMatching(/^[a-cA-C_ ]{0,60}$/), (literals, text) => {
      const expected = literals.flatMap((literal, i) => (text.toLowerCase().includes(literal.toLowerCase()) ? [i] : []));
      assert.equal(found(literals, text), expected);
    }),
    { numRuns: 500 },
  );
});

test('one matcher serves many texts', () => {
  const matcher = literalMatcher(['one', 'two']);
  const of = (text: string) => {
    const numbers: number[] = [];
    matcher.match(Buffer.from(text), number => numbers.push(number));
    return numbers;
  };
  assert.equal([of('one'), of('two'), of('none'), of('one one two')], [[0], [1], [0], [0, 1]]);
});

test.run();
