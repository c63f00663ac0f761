import { gitLines } from '../../project/git-lines.js';
import type { Project } from '../../project/project.js';

/** Where a secret stands; the commit is absent for the files as they are. */
export interface SecretPlace {
  file: string;
  line?: number;
  commit?: string;
  day?: string;
}

/** Every file that holds the secret now, and every commit that brought it in. The secret is given to no other program. */
export async function placesOfSecret(project: Project, secret: string): Promise<SecretPlace[]> {
  const places: SecretPlace[] = [];
  const bytes = Buffer.from(secret);
  for (const file of await project.list()) {
    const content = await project.read(file).catch(() => undefined);
    const at = content?.indexOf(bytes) ?? -1;
    if (content && at >= 0) places.push({ file, line: content.subarray(0, at).toString('latin1').split('\n').length });
  }
  const wanted = bytes.toString('latin1').split('\n', 1)[0]!;
  let commit = '';
  let day = '';
  let file = '';
  const seen = new Set<string>();
  for await (const line of gitLines(project.root, ['log', '--all', '--no-color', '--no-ext-diff', '--no-textconv', '--unified=0', '-p', '--format=%x01%H %aI'])) {
    if (line.startsWith('\u0001')) [commit, day] = [line.slice(1, 41), line.slice(42, 52)];
    else if (line.startsWith('+++ ')) file = Buffer.from(line.slice(4).replace(/^b\//, '').replace(/\t$/, ''), 'latin1').toString('utf8');
    else if (line.startsWith('+') && line.includes(wanted) && !seen.has(`${commit} ${file}`)) {
      seen.add(`${commit} ${file}`);
      places.push({ file, commit, day });
    }
  }
  return places;
}
