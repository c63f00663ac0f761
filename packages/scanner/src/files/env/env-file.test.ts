import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseEnvFile } from './env-file.js';
import { envFileKind } from './env-file-kind.js';

const valuesOf = (text: string) => Object.fromEntries(parseEnvFile(text).map(({ name, value }) => [name, value]));

test('an env file is read as the dotenv package reads it', () => {
  assert.equal(valuesOf('A=1\nexport B=two words # comment\nC: yaml style\n # D=4\n'), { A: '1', B: 'two words', C: 'yaml style' });
  assert.equal(valuesOf('A="a # b"\nB=\'c\\nd\'\nC=`it\'s "fine"`\nD="one\\ntwo"\n'), { A: 'a # b', B: 'c\\nd', C: 'it\'s "fine"', D: 'one\ntwo' });
  assert.equal(valuesOf('KEY="line 1\nline 2"\r\nNEXT=x\r\n'), { KEY: 'line 1\nline 2', NEXT: 'x' });
  assert.equal(valuesOf('\ufeffA=bom\nB=\nC="open\nD=4'), { A: 'bom', B: '', C: '"open', D: '4' });
});

test('positions are those of the value without its quotes', () => {
  const text = 'A=1\nTOKEN="abc"\n';
  const [, token] = parseEnvFile(text);
  assert.is(text.slice(token!.start, token!.end), 'abc');
  assert.is(text.slice(token!.nameStart, token!.nameStart + 5), 'TOKEN');
});

test('names tell samples from files that are for one machine', () => {
  for (const [path, kind] of [
    ['.env', 'shared'],
    ['apps/web/.env.production', 'shared'],
    ['.env.local', 'local'],
    ['.env.development.local', 'local'],
    ['.dev.vars', 'local'],
    ['.env.keys', 'local'],
    ['.env.example', 'sample'],
    ['example.env', 'sample'],
    ['.env.vault', 'sample'],
    ['.env.defaults', 'sample'],
    ['prod.env', 'shared'],
    ['src/env.ts', undefined],
    ['env.d.ts', undefined],
    ['environment.yml', undefined],
    ['.env.test.js', undefined],
  ] as const) {
    assert.is(envFileKind(path), kind, path);
  }
});

test.run();
