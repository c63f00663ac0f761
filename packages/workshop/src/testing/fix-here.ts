/** Writes over every `.npmrc` below a folder as `--fix` does; a test kills it meanwhile. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, stampOf } from '@postern/scanner';

const root = process.argv[2]!;
const files = readdirSync(root).map(name => `${name}/.npmrc`);
process.stdout.write('now\n');
for (const file of files) await replaceFile(root, file, readFileSync(join(root, file), 'utf8').replace('strict-ssl=false\n', ''), stampOf(root, file));
