import { join } from 'node:path';
import { checkOf } from '@postern/catalogue';
import { didYouMean, openProject, readText, UsageError, writeWhole } from '@postern/scanner';
import { attestationsOn, attestedChecks, formatRegister, isAttestedCheck, isDay, parseRegister, REGISTER_FILE, type RegisterEntry } from '@postern/scanner/attestations';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';
import { parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';

export const attestCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { by: { type: 'string' }, evidence: { type: 'string' }, due: { type: 'string' }, on: { type: 'string' } });
  const [check] = positionals;
  const { root } = await openProject(io.cwd, []);
  const file = join(root, REGISTER_FILE);
  const entries = await registered(file);
  const today = new Date(io.now()).toISOString().slice(0, 10);
  if (check === undefined) return shown(entries, today, io);
  if (!isAttestedCheck(check)) throw new UsageError(`"${check}" is nothing that is attested.`, didYouMean(check, attestedChecks) || `It takes ${attestedChecks.join(', ')}.`);

  const { by = '', evidence = '', due = '', on = today } = values;
  if (by.trim() === '' || evidence.trim() === '') throw new UsageError('An attestation needs somebody who vouches for it, and evidence.', 'Add --by "<who>" and --evidence <link or document>.');
  if (!isDay(due)) throw new UsageError(`--due "${due}" is no day.`, 'Say when it has to be looked at again, for example --due 2027-06-30.');
  if (!isDay(on) || on > today) throw new UsageError(`--on "${on}" is no day that has come.`, 'Say when it was looked at, or leave it out for today.');
  if (due <= on) throw new UsageError(`It was looked at on ${on} and is due on ${due}: that is not later.`, 'Give a later --due.');
  const kept = entries.filter(entry => entry.check !== check);
  await writeWhole(file, formatRegister([...kept, { check, by: by.trim(), on, due, evidence: evidence.trim() }]));
  io.out(`${REGISTER_FILE}: ${by.trim()} vouches for ${check} until ${due}. Commit the file.\n`);
  return EXIT.clean;
};

async function registered(file: string): Promise<readonly RegisterEntry[]> {
  const text = await readText(file);
  if (text === undefined) return [];
  const { entries, faults } = await parseRegister(text);
  // Writing it anew would lose what could not be read.
  if (faults.length > 0) throw new UsageError(`In ${REGISTER_FILE}, ${faults[0]}.`, 'Mend that first.');
  return entries;
}

function shown(entries: readonly RegisterEntry[], today: string, io: Io): number {
  for (const { check, status, by, due, evidence } of attestationsOn(today, entries)) {
    const rest = status === 'missing' ? checkOf(check).title : `${by}, due ${due}  ${evidence}`;
    io.out(`${status.padEnd(8)}  ${check.padEnd(24)}  ${rest}\n`);
  }
  io.out('\nAttest one: postern attest <check> --by "<who>" --evidence <link> --due <day>\n');
  return EXIT.clean;
}
