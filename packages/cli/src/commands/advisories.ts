import { resolve } from 'node:path';
import { type AdvisoryStore, nodeSnapshot, npmSnapshot, openStore, readStore, SourceError, storeFromOsv } from '@postern/advisories';
import { UsageError, writeWhole } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';
import { parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';
import { advisoryStoreOf } from '../advisory-store.js';

export const advisoriesCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { from: { type: 'string' }, to: { type: 'string' } });
  const [action = 'info'] = positionals;
  const store = values.to === undefined ? advisoryStoreOf(io) : resolve(io.cwd, values.to);
  if (action === 'info') return info(store, io);
  if (action !== 'update') throw new UsageError(`"postern advisories ${action}" is nothing that can be done.`, 'It takes info or update.');
  if (values.from === undefined) throw new UsageError('No export is named.', 'Fetch npm/all.zip of the OSV database and name it: postern advisories update --from all.zip.');
  if (store === undefined) throw new UsageError('There is no folder for caches on this machine.', 'Name a file: --to <file>.');
  return update(resolve(io.cwd, values.from), store, io);
};

async function update(from: string, to: string, io: Io): Promise<number> {
  let shown = 0;
  const text = await storeFromOsv(from, ({ records }) => {
    if (!io.errIsTerminal || records - shown < 5000) return;
    shown = records;
    io.err(`\r${records} records read`);
  }).catch(asUsage);
  if (shown > 0) io.err('\r\u001b[K');
  const { head } = readStore(text);
  await writeWhole(to, text);
  io.out(`${head.advisories} advisories for ${head.packages} packages, up to ${head.date}, are in ${to}.\n`);
  io.out(head.date > npmSnapshot().head.date ? 'Scans on this machine use them from now on.\n' : `They are older than the built-in ones of ${npmSnapshot().head.date}, which stay in use; --advisories osv:${to} takes them all the same.\n`);
  return EXIT.clean;
}

async function info(store: string | undefined, io: Io): Promise<number> {
  io.out(described('built in, npm', npmSnapshot(), io));
  io.out(described('built in, Node.js', nodeSnapshot(), io));
  const local = store === undefined ? undefined : await openStore(store).catch((error: unknown) => (error instanceof SourceError ? error : Promise.reject(error as Error)));
  if (local === undefined) return EXIT.clean;
  if (local instanceof SourceError) io.out(`local              ${local.message.startsWith('There is no file') ? 'none; make one with `postern advisories update --from all.zip`' : `${local.message}. ${local.advice}`}\n`);
  else io.out(described('local', local, io));
  return EXIT.clean;
}

function described(label: string, { head }: AdvisoryStore, io: Io): string {
  const days = Math.floor((io.now() - Date.parse(head.date)) / 86_400_000);
  const sources = head.sources.map(({ name, licence }) => `${name} (${licence})`).join(', ');
  return `${label.padEnd(18)} ${head.advisories} advisories, ${head.packages} packages, newest ${head.date} (${days} days old)\n${' '.repeat(19)}${sources}\n`;
}

function asUsage(error: unknown): never {
  if (error instanceof SourceError) throw new UsageError(`${error.message}.`, error.advice);
  throw error;
}
