import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { covers, directivesIn } from './directives.js';
import { lineTable } from './line-table.js';

const of = (text: string) => directivesIn(text, lineTable(text));

const forms: Readonly<Record<string, string>> = {
  slashes: '// postern-ignore-next-line require-timeout -- the queue stops it\ncode',
  block: '/* postern-ignore-next-line require-timeout -- the queue stops it */\ncode',
  jsx: '{/* postern-ignore-next-line require-timeout -- the queue stops it */}\ncode',
  hash: '# postern-ignore-next-line require-timeout -- the queue stops it\ncode',
  markup: '<!-- postern-ignore-next-line require-timeout -- the queue stops it -->\ncode',
  sql: '-- postern-ignore-next-line require-timeout -- the queue stops it\ncode',
  ini: '; postern-ignore-next-line require-timeout -- the queue stops it\ncode',
};
for (const [name, text] of Object.entries(forms)) {
  test(`reads a comment of ${name}`, () => {
    const [directive] = of(text);
    assert.is(directive?.target, 2);
    assert.equal(directive?.checks, ['require-timeout']);
    assert.is(directive?.reason, 'the queue stops it');
  });
}

test('a comment that stands between is passed over', () => {
  assert.equal(of('// postern-ignore-next-line a -- x\n// postern-ignore-next-line b -- y\ncode').map(({ target }) => target), [3, 3]);
});

test('this line, and the whole file', () => {
  const [line, file] = of('code // postern-ignore-line a, b -- x\n# postern-ignore-file c -- y');
  assert.equal([line?.target, line?.checks], [1, ['a', 'b']]);
  assert.ok(covers(file!, 'c', 900));
  assert.not.ok(covers(file!, 'a', 900));
});

test('no reason is no reason', () => {
  assert.is(of('// postern-ignore-next-line a')[0]?.reason, '');
});

test('a word in the middle of a comment is no directive', () => {
  assert.equal(of('// see postern-ignore-next-line in the guide'), []);
});

test("ESLint's directives count where they name a rule of ours", () => {
  const text = ['/* eslint-disable postern/a, other/b -- generated */', 'x', '/* eslint-enable postern/a */', 'y // eslint-disable-line postern/c', '/* eslint-disable */'].join('\n');
  const [block, line, ...rest] = of(text);
  assert.ok(covers(block!, 'a', 2) && !covers(block!, 'a', 4) && !covers(block!, 'other/b', 2));
  assert.ok(covers(line!, 'c', 4));
  assert.is(rest.length, 0);
});

test.run();
