import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Source {
  /** Folder of the package. */
  name: string;
  /** From `src/`. */
  file: string;
  text: string;
}

const packages = fileURLToPath(new URL('../../../', import.meta.url));
let known: readonly Source[] | undefined;

/** Every source file of every package. */
export function sourceFiles(): readonly Source[] {
  known ??= readdirSync(packages).flatMap(name => {
    const folder = `${packages}${name}/src`;
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(file => file.replaceAll('\\', '/'))
      .filter(file => file.endsWith('.ts'))
      .sort()
      .map(file => ({ name, file, text: readFileSync(`${folder}/${file}`, 'utf8') }));
  });
  return known;
}
