/** Writes what is derived: the index of every folder that is a list of files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { generated, packagesFolder } from './generated.js';

for (const [file, text] of generated()) {
  if (readIfThere(file) === text) continue;
  writeFileSync(file, text);
  console.log(`wrote ${file.slice(packagesFolder.length)}`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
