import { parseSync } from 'oxc-parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sourceFiles } from './testing/source-files.js';

/** Which package may import which: the arrows of the design. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  credentials: ['catalogue'],
  'secretlint-rule': ['credentials'],
  flow: ['catalogue', 'credentials'],
  'eslint-plugin': ['flow', 'catalogue', 'credentials'],
  advisories: ['catalogue'],
  scanner: ['catalogue', 'credentials', 'flow', 'eslint-plugin', 'advisories'],
  reporters: ['catalogue'],
  cli: ['catalogue', 'credentials', 'flow', 'eslint-plugin', 'advisories', 'scanner', 'reporters'],
};

const folderOf: Readonly<Record<string, string>> = { 'eslint-plugin-postern': 'eslint-plugin', postern: 'cli' };

test('packages import along the arrows only', () => {
  const wrong: string[] = [];
  for (const { name, file, text } of sourceFiles()) {
    const allowed = mayImport[name];
    if (!allowed || isTest(file)) continue;
    for (const target of importsOf(file, text)) {
      const [scope, inner = ''] = target.split('/');
      const folder = scope === '@postern' ? inner : folderOf[scope!];
      if (folder !== undefined && folder !== name && !allowed.includes(folder)) wrong.push(`${name}/${file} → ${folder}`);
    }
  }
  assert.equal(wrong, []);
});

/** The doors: who may touch files, processes and the network. Each entry is a file or a folder, with its reason. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'node:fs': [
    'scanner/project/', // the door itself
    'advisories/', // reads its own data and the stores of advisories
    'catalogue/', // reads its own data
  ],
  'node:child_process': ['scanner/project/'], // git
  'node:worker_threads': ['scanner/engines/'],
  network: ['advisories/sources/', 'cli/commands/doctor', 'cli/doctor/'],
};

test('files, processes and the network have few doors', () => {
  const wrong: string[] = [];
  for (const { name, file, text } of sourceFiles()) {
    if (!(name in mayImport) || isTest(file)) continue;
    for (const target of importsOf(file, text)) {
      const door = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|undici)$/.test(target) ? 'network' : target.replace('node:fs/promises', 'node:fs');
      if (doors[door] && !doors[door].some(place => `${name}/${file}`.startsWith(place))) wrong.push(`${name}/${file} → ${target}`);
    }
  }
  assert.equal(wrong, []);
});

test('`process` is read where the command starts', () => {
  const users = sourceFiles()
    .filter(({ name, file, text }) => name in mayImport && !isTest(file) && /(?<![\w.$'"`])process\.(?:env|argv|cwd|exit|stdout|stderr|stdin|platform|pid)\b/.test(code(text)))
    .map(({ name, file }) => `${name}/${file}`);
  assert.equal(users, ['cli/main.ts']);
});

function importsOf(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1));
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...dynamic];
}

function isTest(file: string): boolean {
  return /\.test\.ts$|(?:^|\/)testing\//.test(file);
}

/** Without comments, strings and expressions: a rule speaks of `process.env` and does not read it. */
function code(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:[!&|?{};\n]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g, "''");
}

test.run();
