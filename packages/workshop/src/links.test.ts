import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../../../', import.meta.url));

test('links in the README and under docs/ lead somewhere', () => {
  const pages = ['README.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md')).map(file => join('docs', file))];
  const broken = pages.flatMap(page => {
    const text = readFileSync(join(root, page), 'utf8').replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
    return Array.from(text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g), ([, link]) => link!)
      .filter(link => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(page), link)))
      .map(link => `${page} → ${link}`);
  });
  assert.equal(broken, []);
});

test.run();
