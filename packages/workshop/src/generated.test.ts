import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generated, packagesFolder } from './generated.js';

test('what is derived is up to date; `npm run sync` writes it', () => {
  for (const [file, text] of generated()) assert.is(readFileSync(file, 'utf8'), text, file.slice(packagesFolder.length));
});

test.run();
