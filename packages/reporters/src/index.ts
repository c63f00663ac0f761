import type { Reporter } from './reporter.js';

export type { Reporter, ReporterOptions } from './reporter.js';

export const formats = [
  'pretty',
  'json',
  'sarif',
] as const;
export type Format = (typeof formats)[number];

/** One loader a format: a run pays only for what it prints. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty.js')).pretty,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
};
