import { didYouMean, UsageError } from '@postern/scanner';
import { EXIT } from './exit-codes.js';
import type { Io } from './io.js';

export type Command = (argv: readonly string[], io: Io) => Promise<number>;

/** The whole command: arguments in, exit code out. The one place where errors become messages. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { name, rest } = commandOf(argv);
    const command: Command = await commands[name]();
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const meant = argv[0] !== undefined && error.message.includes(`"${argv[0]}"`) ? didYouMean(argv[0], Object.keys(commands)) : '';
    io.err(`${[`postern: ${error.message}`, meant, error.advice, 'Nothing was scanned.'].filter(line => line !== '').join('\n')}\n`);
    return EXIT.misuse;
  }
}

const commands = {
  scan: async () => (await import('./commands/scan.js')).scanCommand,
  checks: async () => (await import('./commands/checks.js')).checksCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  profiles: async () => (await import('./commands/profiles.js')).profilesCommand,
  advisories: async () => (await import('./commands/advisories.js')).advisoriesCommand,
  attest: async () => (await import('./commands/attest.js')).attestCommand,
  keys: async () => (await import('./commands/keys.js')).keysCommand,
  baseline: async () => (await import('./commands/baseline.js')).baselineCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand,
  sbom: async () => (await import('./commands/sbom.js')).sbomCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  help: async () => (await import('./commands/help.js')).helpCommand,
  version: async () => (await import('./commands/version.js')).versionCommand,
};

type CommandName = keyof typeof commands;

/** A first word that is no command is a path: `postern src` scans. */
function commandOf(argv: readonly string[]): { name: CommandName; rest: readonly string[] } {
  const [first, ...rest] = argv;
  const options = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  if (options.includes('--version') || first === '-v') return { name: 'version', rest: [] };
  if (options.includes('--help') || options.includes('-h')) return { name: 'help', rest: argv.filter(word => !word.startsWith('-')) };
  if (first !== undefined && Object.hasOwn(commands, first)) return { name: first as CommandName, rest };
  return { name: 'scan', rest: argv };
}
