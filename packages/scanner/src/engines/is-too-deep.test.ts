import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isTooDeep } from './is-too-deep.js';

const nested: Readonly<Record<string, (n: number) => string>> = {
  brackets: n => '['.repeat(n) + ']'.repeat(n),
  blocks: n => '{'.repeat(n) + '}'.repeat(n),
  functions: n => 'function f(){'.repeat(n) + '}'.repeat(n),
  templates: n => '`${'.repeat(n) + '1' + '}`'.repeat(n),
  elements: n => '<a>'.repeat(n) + '</a>'.repeat(n),
  types: n => `type A = ${'B<'.repeat(n)}1${'>'.repeat(n)}`,
  negations: n => '!'.repeat(n) + '1',
  'arrows over lines': n => 'a =>\n'.repeat(n) + '1',
  assignments: n => 'a='.repeat(n) + '1',
  alternatives: n => 'a?b:'.repeat(n) + '1',
  'else over lines': n => 'if (a) b;\nelse '.repeat(n) + 'c',
  deletions: n => 'delete '.repeat(n) + 'a.b',
  'yields over lines': n => `function* f() { ${'yield\n'.repeat(n)}1 }`,
  'keys of keys': n => `type A = ${'keyof '.repeat(n)}B`,
  'read-only types': n => `type A = ${'readonly '.repeat(n)}B[]`,
  modifiers: n => `${'export '.repeat(n)}const a = 1`,
  'accessors over lines': n => `class A { ${'public\n'.repeat(n)} a }`,
  'classes that extend classes': n => `x = ${'class A extends '.repeat(n)}B {}`,
  assertions: n => `function f(a): ${'asserts a is '.repeat(n)}B {}`,
  'typeof over lines': n => 'typeof\n'.repeat(n) + 'a',
};
for (const [name, make] of Object.entries(nested)) {
  test(`too deep: ${name}`, () => assert.ok(isTooDeep(make(8000))));
  test(`deep enough for anyone: ${name}`, () => assert.not.ok(isTooDeep(make(150))));
}

const rows: Readonly<Record<string, (n: number) => string>> = {
  sums: n => `x = ${'a + '.repeat(n)}a`,
  'sums over lines': n => `x = ${"'a' +\n".repeat(n)}'a'`,
  alternatives: n => `x = a${' || b(c, d)'.repeat(n)}`,
  quotients: n => `x = a${'/ b % c'.repeat(n)}`,
  templates: n => `a${'``'.repeat(n)}`,
  members: n => `x = a${'.b'.repeat(n)}`,
  'members over lines': n => `x = a${'\n  .b'.repeat(n)}`,
  calls: n => `a${'()'.repeat(n)}`,
  'calls of members': n => `a${'.then(b, c)'.repeat(n)}`,
  tests: n => `x = a${' in b'.repeat(n)}`,
  'instances over lines': n => `x = a${' instanceof\nb'.repeat(n)}`,
  casts: n => `x = a${' as b'.repeat(n)}`,
};
for (const [name, make] of Object.entries(rows)) {
  test(`too long a row: ${name}`, () => assert.ok(isTooDeep(make(40_000))));
  test(`a long row: ${name}`, () => assert.not.ok(isTooDeep(make(5000))));
}

const flat: Readonly<Record<string, string>> = {
  'a long table': `const table = { ${Array.from({ length: 5000 }, (_, i) => `key${i}: -${i}`).join(', ')} };`,
  'a long file without semicolons': 'const a = { b: 1 }\nlet c = a ? 1 : -2\ncall(a)\n'.repeat(3000),
  'minified comparisons': `var x=${'a<b&&c<d||'.repeat(3000)}e;`,
  'a long sum': `x = ${'a * b - '.repeat(800)}1;`,
  'equal to one of many': `if (${'A==50500||'.repeat(3000)}b) c;`,
  'many cases': `switch (a) {\n${Array.from({ length: 3000 }, (_, i) => `case ${i}:`).join('\n')} b; }`,
  'apostrophes in a page': "<p>it's</p>\n".repeat(3000),
  'a long file of sums': 'const a = b + c + d\ne = f || g\n'.repeat(30_000),
  'a long text in a template': `const page = \`${'It is as it was in the text. '.repeat(3000)}\`;`,
  'a long chain of calls': `app${"\n  .get('/a', b)".repeat(5000)}`,
  'many read-only members': `class A {${' readonly a: B; keyof; delete'.repeat(3000)} }`,
  'many exports': "export const a = 1\nexport * from 'b'\nexport default c\n".repeat(3000),
  'many short classes': `${'class a extends b{static c(){}static d(){}}'.repeat(3000)}`,
  'many members': `interface A {\n${'  member: Array<string>;\n'.repeat(3000)}}`,
};
for (const [name, text] of Object.entries(flat)) test(`not deep: ${name}`, () => assert.not.ok(isTooDeep(text)));

test.run();
