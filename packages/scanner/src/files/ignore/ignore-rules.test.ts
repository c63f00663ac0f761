import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isIgnored, parseIgnoreRules } from './ignore-rules.js';

const name = fc.constantFrom('.env', '.env.local', '.env.production', 'env', 'a', 'b.env', 'x y', 'packages', 'web');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
const glob = fc.constantFrom('.env', '.env*', '.env.*', '*.env', '*', '?env', '.e[mn]v', '.env.[!l]*', '[a-z]*', '**', 'a', 'packages', 'web', '.env.[[:alpha:]]*', '\\.env', 'x y', 'x\\ y', '[.]env', '.env.l*l', '[', '.env\\');
const line = fc
  .tuple(fc.constantFrom('', '', '', '!'), fc.constantFrom('', '', '/'), fc.array(glob, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '', '/', ' ', '\\ ', '\r'))
  .map(([negation, anchor, parts, end]) => `${negation}${anchor}${parts.join('/')}${end}`);
const rules = fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom('', '# comment', '#', '!', '/', '\\#x', '\\!x', ' ') }), { maxLength: 5 }).map(lines => lines.join('\n'));

test('what git ignores is ignored, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ignore-'));
  const git = (args: readonly string[], input?: string) => spawnSync('git', ['-c', 'core.excludesFile=/dev/null', ...args], { cwd: folder, input, encoding: 'utf8' }).stdout;
  try {
    git(['init', '-q']);
    const cases = fc.sample(fc.record({ root: rules, inner: rules, inside: fc.constantFrom('packages', 'packages/web', 'a', 'web'), paths: fc.uniqueArray(path, { minLength: 6, maxLength: 20 }) }), { numRuns: 250, seed: 5 });
    for (const { root, inner, inside, paths } of cases) {
      rmSync(join(folder, 'packages'), { recursive: true, force: true });
      for (const top of ['a', 'web', 'packages', '.gitignore']) rmSync(join(folder, top), { recursive: true, force: true });
      mkdirSync(join(folder, inside), { recursive: true });
      writeFileSync(join(folder, '.gitignore'), root);
      writeFileSync(join(folder, inside, '.gitignore'), inner);
      const files = paths.filter(file => !paths.some(other => other !== file && other.startsWith(`${file}/`)) && !`${inside}/`.startsWith(`${file}/`));
      for (const file of files) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), '');
      }
      const parsed = new Map([['', parseIgnoreRules(root)], [inside, parseIgnoreRules(inner)]]);
      const output = git(['check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'], files.join('\0'));
      // Source, line, pattern, path; a negated pattern means that the path is not ignored.
      const fields = output.split('\0');
      const byGit = files.map((_, i) => fields[i * 4] !== '' && !fields[i * 4 + 2]!.startsWith('!'));
      const byUs = files.map(file => isIgnored(file, at => parsed.get(at) ?? []));
      assert.equal(files.map((file, i) => `${file} ${byUs[i]}`), files.map((file, i) => `${file} ${byGit[i]}`), JSON.stringify({ root, inner, inside }));
      for (const file of files) rmSync(join(folder, file.split('/')[0]!), { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a long glob of stars takes no time', () => {
  const [rule] = parseIgnoreRules(`${'*a'.repeat(60)}b`);
  const before = process.cpuUsage();
  rule!.matches('a'.repeat(5_000));
  assert.ok(process.cpuUsage(before).user < 500_000);
});

test.run();
