import type { Check } from '@postern/catalogue';
import type { ReporterOptions } from '../reporter.js';
import { linkPath } from './file-uri.js';

/** The published page of a check; nothing where no place is known. */
export function docsUrlOf({ docs }: Check, { docsUrl }: ReporterOptions): string | undefined {
  return docsUrl === undefined ? undefined : `${docsUrl}/${linkPath(docs)}`;
}
