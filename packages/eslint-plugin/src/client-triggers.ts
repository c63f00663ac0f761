import { clients } from '@postern/catalogue/clients';

/** What a file that uses a client library has in it: the name of a package as an import writes it, or of a global that sends. */
export const clientTriggers: readonly string[] = [...new Set(['fetch', 'HttpService', ...clients.flatMap(({ packages }) => packages.flatMap(asWritten))])];

/** The bare name would do, but `http` or `got` stands in every third file. */
function asWritten(name: string): string[] {
  const bare = name.replace(/^node:/, '');
  const prefix = bare.split('*')[0]!;
  if (prefix !== bare) return [`'${prefix}`, `"${prefix}`];
  return [`'${bare}'`, `"${bare}"`, `\`${bare}\``, `'${bare}/`, `"${bare}/`, `:${bare}'`, `:${bare}"`];
}
