import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HEADINGS, pageOf } from './testing/doc-page.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/write-a-rule.md'), 'utf8');
const files = new Map(Array.from(page.matchAll(/^(`{3,})(?:ts|md) (\S+)\n([^]*?)^\1$/gm), ([, , file, text]) => [file!, text!]));

const [check, rule, cases, doc] = [...files.keys()];

test('the guide shows a whole check', () => {
  assert.equal([...files.keys()].map(file => posix.basename(file)), ['no-plain-http.ts', 'no-plain-http.ts', 'no-plain-http.test.ts', 'no-plain-http.md']);
  assert.equal(pageOf('no-plain-http', files.get(doc!)!).headings, ['# no-plain-http', ...HEADINGS]);
});

test('its cases pass, and its page is true', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postern-rule-'));
  try {
    for (const file of [check!, rule!, cases!]) write(folder, file, files.get(file)!);
    const examples = pageOf('no-plain-http', files.get(doc!)!).examples;
    write(folder, 'packages/workshop/src/page.ts', pageRun(examples));
    for (const file of [cases!, 'packages/workshop/src/page.ts']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, built(file))], { encoding: 'utf8' });
      assert.is(status, 0, `${file}\n${stdout}${stderr}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function pageRun(examples: readonly object[]): string {
  return [
    `import { problemsOf } from 'eslint-plugin-postern';`,
    `import { moduleOf } from '@postern/flow';`,
    `import { parseModule } from '@postern/flow/parse';`,
    `import { noPlainHttp } from '../../eslint-plugin/src/rules/transport/no-plain-http.js';`,
    `for (const { file, code, isVulnerable } of ${JSON.stringify(examples)}) {`,
    `  const found = problemsOf(noPlainHttp, moduleOf(parseModule(file, code)));`,
    `  if (found.length > 0 !== isVulnerable) throw new Error(code);`,
    `}`,
  ].join('\n');
}

/** Built into the folder; what the guide does not show is taken from the repository. */
function write(folder: string, file: string, source: string): void {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  const target = join(folder, built(file));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText.replace(/^(import .* from ')([^']+)'/gm, (_, from: string, name: string) => `${from}${addressOf(folder, file, name)}'`));
}

function addressOf(folder: string, from: string, name: string): string {
  const file = name === '@postern/catalogue/checks/no-plain-http' ? check! : name.startsWith('.') ? posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts') : undefined;
  if (file === undefined) return import.meta.resolve(name);
  return pathToFileURL(files.has(file) ? join(folder, built(file)) : join(root, file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'))).href;
}

function built(file: string): string {
  return file.replace(/\.ts$/, '.mjs');
}

test.run();
