import { basename } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sourceFiles } from './testing/source-files.js';

/** Names that say nothing about what is inside. */
const EMPTY = /^(?:utils?|helpers?|common|misc|shared|manager|data|info|stuff|process-.*|handle-.*|.*-(?:utils?|helpers?|manager))$/;

test('file names say what is inside', () => {
  const wrong = sourceFiles().filter(({ file }) => EMPTY.test(nameOf(file)) || !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.ts$/.test(basename(file)));
  assert.equal(wrong.map(({ name, file }) => `${name}/${file}`), []);
});

test('a file with one export is named after it', () => {
  // A file of `flow` or of the catalogue holds one kind of fact.
  const wrong = sourceFiles().filter(({ name, file, text }) => {
    if (name === 'flow' || name === 'catalogue') return false;
    if (/\.test\.ts$|(?:^|\/)(?:index|oxc)\.ts$/.test(file) || !/^export /m.test(text)) return false;
    const word = nameOf(file).replaceAll('-', '');
    const exported = Array.from(text.matchAll(/^export (?:async |declare )?(?:const|let|function\*?|class|interface|type) (\w+)/gm), ([, name]) => name!.toLowerCase());
    const values = text.match(/^export (?:async )?(?:const|let|function\*?|class) /gm)?.length ?? 0;
    return values === 1 && !exported.some(name => name.includes(word) || word.includes(name)) && !shareStem(file, exported);
  });
  assert.equal(wrong.map(({ name, file }) => `${name}/${file}`), []);
});

test('no default exports but the plugin itself, no classes but errors', () => {
  const wrong = sourceFiles().flatMap(({ name, file, text }) => {
    if (/\.test\.ts$|(?:^|\/)testing\//.test(file)) return [];
    const faults: string[] = [];
    if (/^export default /m.test(text) && `${name}/${file}` !== 'eslint-plugin/index.ts') faults.push(`${name}/${file} has a default export`);
    // ESLint reads the members of a language's source code off its prototype.
    if (/^(?:export )?(?:abstract )?class (?!TextSourceCode\b|\w+ extends \w*Error)/m.test(text)) faults.push(`${name}/${file} has a class`);
    return faults;
  });
  assert.equal(wrong, []);
});

function nameOf(file: string): string {
  return basename(file).replace(/(?:\.test)?\.ts$/, '');
}

/** `client-triggers.ts` may export `triggersOfClients`: one word in common will do. */
function shareStem(file: string, exported: readonly string[]): boolean {
  const stems = nameOf(file).split('-').map(word => word.replace(/(?:ies|s|ing|ed|er)$/, '').slice(0, 6));
  return exported.some(name => stems.some(stem => stem.length >= 3 && name.includes(stem)));
}

test.run();
