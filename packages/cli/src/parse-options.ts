import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean, UsageError } from '@postern/scanner';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>>;

/** Options and the words between them; an unknown option is answered with the one that was probably meant. */
export function parseOptions<const T extends Options>(argv: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const [, given] = /'(-[^'\s]*)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && given !== undefined) {
      const name = given.replace(/^-+/, '').replace(/=.*$/, '');
      const meant = didYouMean(name, Object.keys(options)).replace('"', '"--');
      throw new UsageError(`There is no option "${given}".`, meant || 'See `postern --help`.');
    }
    throw new UsageError(given === undefined ? message : `"${given}" ${wantOf(options, given)}.`, 'See `postern --help`.');
  }
}

function wantOf(options: Options, given: string): string {
  const name = given.replace(/^-+/, '').replace(/[=,].*$/, '');
  return options[name]?.type === 'boolean' ? 'takes no value' : 'needs a value';
}

/** A value out of a fixed set. */
export function choice<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined || known.includes(value as T)) return value as T | undefined;
  throw new UsageError(`--${name} does not know "${value}".`, `${didYouMean(value, known)} It takes ${known.join(', ')}.`.trim());
}
