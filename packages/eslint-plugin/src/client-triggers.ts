import { clients } from '@postern/catalogue/clients';

/** What a file that uses a client library has in it: the name of a package, or of a global that sends. */
export const clientTriggers: readonly string[] = [
  ...new Set(['fetch', 'HttpService', ...clients.flatMap(({ packages }) => packages.filter(name => !name.includes('*')).map(name => name.replace(/^node:/, '')))]),
];
