/** ESLint with the same plugin and @typescript-eslint/parser over the same code. Prints the number of findings. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { Linter } from 'eslint';
import postern from 'eslint-plugin-postern';
import { openProject } from '@postern/scanner';
import { isCode } from '@postern/flow/script';

const parser = createRequire(import.meta.url)('@typescript-eslint/parser') as Linter.Parser;
const linter = new Linter({ configType: 'flat' });
const config: Linter.Config[] = [{ files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, ...postern.configs.recommended }];

const root = process.argv[2]!;
const project = await openProject(root, [root]);
let found = 0;
for (const file of await project.list()) {
  if (!isCode(file) || !/\.[cm]?[jt]sx?$/.test(file) || statSync(join(root, file)).size > 5 * 1024 * 1024) continue;
  found += linter.verify(readFileSync(join(root, file), 'utf8'), config, { filename: file, allowInlineConfig: false }).filter(({ ruleId }) => ruleId !== null).length;
}
console.log(found);
