import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lineHashes } from './line-hashes.js';

test('agrees with the vectors of the upload action', () => {
  assert.equal(lineHashes(''), ['c129715d7a2bc9a3:1']);
  assert.equal(lineHashes(' a\nb\n  \t\tc\n d'), ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']);
  assert.equal(lineHashes(' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End'), [
    '8b7cf3e952e7aeb2:1',
    'b1ae1287ec4718d9:1',
    'bff680108adb0fcc:1',
    'c6805c5e1288b612:1',
    'b86d3392aea1be30:1',
    'e6ceba753e1a442:1',
  ]);
});

test('line ends do not matter, and equal lines are counted', () => {
  assert.equal(lineHashes('a\r\nb\r\n'), lineHashes('a\nb\n'));
  assert.equal(lineHashes('a\rb'), lineHashes('a\nb'));
  const long = `${'x'.repeat(120)}\n`;
  const [first, second] = lineHashes(long.repeat(3));
  assert.is(first!.replace(':1', ''), second!.replace(':2', ''));
});

test('blanks do not change the hash', () => {
  assert.equal(lineHashes('const a = 1;'), lineHashes('const\ta=1;'));
});

test.run();
