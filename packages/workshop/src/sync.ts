/** Writes what is derived: the index of every folder that is a list of files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generated, packagesFolder } from './generated.js';

for (const [file, text] of generated()) {
  if (readIfThere(file) === text) continue;
  writeFileSync(file, text);
  console.log(`wrote ${relative(join(packagesFolder, '..'), file)}`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
