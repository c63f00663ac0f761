import { mask } from '@postern/catalogue';
import { decode, openProject, UsageError } from '@postern/scanner';
import { placesOfSecret, secretAt } from '@postern/scanner/keys';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';

/** `postern keys where <file>:<line>`: all places of a leaked key, and how to get rid of it. */
export async function keyPlaces(place: string | undefined, io: Io): Promise<number> {
  const [, file = '', line = ''] = /^(.+):(\d+)(?::\d+)?$/.exec(place ?? '') ?? [];
  if (file === '') throw new UsageError('No finding is named.', 'Give its place as the report tells it: postern keys where src/pay.ts:12');
  const project = await openProject(io.cwd, []);
  const text = await project.read(file).then(decode, () => undefined);
  if (text === undefined) throw new UsageError(`"${file}" cannot be read.`, 'Give the path as the report tells it, from the folder you stand in.');
  const found = await secretAt(file, text, Number(line));
  if (!found) throw new UsageError(`Line ${line} of "${file}" holds no credential.`, 'Give the line as the report tells it.');
  const places = await placesOfSecret(project, found.secret);
  const now = places.filter(({ commit }) => commit === undefined);
  const then = places.filter(({ commit }) => commit !== undefined);
  io.out(`${found.provider ?? found.kind} ${mask(found.secret)}\n\nIn the files as they are\n`);
  for (const { file: path, line: at } of now) io.out(`  ${path}:${at}\n`);
  io.out(then.length > 0 ? '\nIn the history\n' : '\nNot in the history.\n');
  for (const { file: path, commit, day } of then) io.out(`  ${day}  ${commit?.slice(0, 10)}  ${path}\n`);
  io.out('\nWhat to do\n');
  io.out(`  1. Issue a new key${found.provider ? ` at ${found.provider}` : ''}, and switch over to it.\n`);
  io.out(`  2. Revoke this one${found.revoke ? `: ${found.revoke}` : '.'}\n`);
  io.out('  3. Take it out of the files, and read it from the environment.\n');
  if (then.length > 0) io.out('  4. The history keeps it. Once it is revoked that does no harm; rewriting the history alone would not help.\n');
  return EXIT.findings;
}
