import type { Report } from '@postern/catalogue';
import { planFixes, type Project, proveFixes, replaceFile, type ScanOptions, stampOf } from '@postern/scanner';
import { diffOf } from './diff-of.js';
import type { Io } from './io.js';

export interface FixWishes {
  isDryRun: boolean;
  withSuggestions: boolean;
}

/** The state of the files that a fix may change, taken before anything is judged. */
export async function stampsOf(project: Project): Promise<ReadonlyMap<string, string>> {
  return new Map((await project.list()).map(file => [file, stampOf(project.root, file)]));
}

/** Shows what the fixes change and, unless it is a dry run, writes it. Returns how many files were written. */
export async function fixFindings(project: Project, report: Report, stamps: ReadonlyMap<string, string>, options: ScanOptions, wishes: FixWishes, io: Io): Promise<number> {
  const { root } = project;
  const planned = planFixes(report.findings, { root, stamps, maxFileSize: options.maxFileSize, withSuggestions: wishes.withSuggestions });
  const { fixes, refused } = await proveFixes(project, report, planned, options);
  let written = 0;
  let mended = 0;
  for (const { file, before, after, findings, stamp } of fixes) {
    io.err(await diffOf(file, before, after, io));
    if (wishes.isDryRun) mended += findings.length;
    else if (await replaceFile(root, file, after, stamp)) {
      written += 1;
      mended += findings.length;
    } else io.err(`${shown(file)} was left alone: it changed meanwhile. Run again.\n`);
  }
  for (const { file, reason } of refused) io.err(`${shown(file)} was left alone. ${reason}\n`);
  const many = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;
  const offered = wishes.withSuggestions ? 0 : report.findings.filter(({ fix, suggestions }) => fix === null && suggestions.length > 0).length;
  if (wishes.isDryRun) io.err(`${many(mended, 'finding')} would be mended in ${many(fixes.length, 'file')}. Nothing was written.\n`);
  else io.err(`${many(mended, 'finding')} mended in ${many(written, 'file')}.\n`);
  if (offered > 0) io.err(`${many(offered, 'more finding')} ${offered === 1 ? 'has' : 'have'} a suggestion; read ${offered === 1 ? 'it' : 'them'}, then apply with --fix-suggestions.\n`);
  return written;
}

/** A name may hold what a terminal obeys. */
function shown(file: string): string {
  return file.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '?');
}
