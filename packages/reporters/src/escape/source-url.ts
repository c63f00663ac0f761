import type { Range } from '@postern/catalogue';
import type { ReporterOptions } from '../reporter.js';
import { linkPath } from './file-uri.js';

/** The place on the repository's page at the commit of the scan, as GitHub and GitLab both understand it. */
export function sourceUrl(file: string, { start, end }: Range, { repositoryUrl, commit }: ReporterOptions): string | undefined {
  if (!repositoryUrl || !commit || !/^https?:\/\/[^\s"'<>()]+$/.test(repositoryUrl)) return;
  const lines = end.line > start.line ? `#L${start.line}-L${end.line}` : `#L${start.line}`;
  return `${repositoryUrl}/blob/${linkPath(commit)}/${linkPath(file)}${lines}`;
}
