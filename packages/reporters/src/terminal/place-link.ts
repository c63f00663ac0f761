import type { Place } from '@postern/catalogue';
import { fileUri } from '../escape/file-uri.js';
import { printable } from '../escape/printable.js';
import type { ReporterOptions } from '../reporter.js';
import type { Palette } from './palette.js';

/** `path:line:column`, which terminals and editors open on a click; a hyperlink where the root is known. */
export function placeLink({ file, range }: Pick<Place, 'file' | 'range'>, { root }: ReporterOptions, { link }: Palette): string {
  return link(placeText({ file, range }), root === undefined ? undefined : fileUrl(root, file));
}

export function placeText({ file, range: { start } }: Pick<Place, 'file' | 'range'>): string {
  return `${printable(file)}:${start.line}:${start.column}`;
}

function fileUrl(root: string, file: string): string {
  const path = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/${file}`;
  const url = fileUri(path.replace(/^\//, '')).replace(/^([A-Za-z])%3A/, '$1:');
  return `file:///${url}`;
}
