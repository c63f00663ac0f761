import { type ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { decode, type Project, readFile } from '@postern/scanner';

/** Hosts of known APIs that a project speaks of. Only known ones: a stranger's repository does not choose whom this machine calls. */
export async function hostsOf(project: Project, maxFileSize: number): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await project.list()) {
    const read = readFile(project.root, file, maxFileSize);
    const text = 'bytes' in read ? decode(read.bytes) : undefined;
    for (const [, host] of text?.matchAll(/\b(?:https|wss):\/\/([a-z\d.-]{4,200})/g) ?? []) if (profileOf(host!)) found.add(host!.replace(/\.$/, ''));
  }
  return [...found].sort();
}

export function profileOf(host: string): ApiProfile | undefined {
  return profiles.find(({ hosts }) => hosts.some(known => known === host || (known.startsWith('*.') && host.endsWith(known.slice(1)) && /^[a-z\d.-]+$/.test(host))));
}
