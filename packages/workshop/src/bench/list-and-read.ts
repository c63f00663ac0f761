/** What the disk alone costs: one process that lists the files below a folder and reads each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let bytes = 0;
read(process.argv[2]!);
console.log(bytes);

function read(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) read(path);
    else if (entry.isFile()) bytes += readFileSync(path).length;
  }
}
