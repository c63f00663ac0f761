import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A repository of many small modules, one commit old, with ten of them changed and staged. */
export function madeRepository(files: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  for (let i = 0; i < files; i += 1) {
    const inside = join(folder, 'src', `area-${i % 50}`);
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, `module-${i}.ts`), moduleText(i));
  }
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.test', ...args], { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'All of it');
  for (let i = 0; i < 10; i += 1) writeFileSync(join(folder, 'src', `area-${i}`, `module-${i}.ts`), `${moduleText(i)}export const changed = ${i};\n`);
  git('add', '-A');
  return folder;
}

function moduleText(i: number): string {
  const calls = i % 10 === 0 ? `export const load = (id: string) => fetch(\`https://api.partner-${i}.example/items/\${id}\`, { signal: AbortSignal.timeout(5_000) });\n` : '';
  const lines = Array.from({ length: 40 }, (_, n) => `export function step${n}(value: number): number {\n  return value * ${n + 1} + ${i};\n}\n`);
  return `import { join } from 'node:path';\n${lines.join('')}${calls}export const place = join('a', '${i}');\n`;
}
