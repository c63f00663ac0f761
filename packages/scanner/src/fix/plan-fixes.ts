import type { Edit, Finding, Suggestion } from '@postern/catalogue';
import { decode } from '../decode.js';
import { readFile } from '../project/read-file.js';
import { stampOf } from '../project/stamp-of.js';
import { applyEdits, overlap } from './apply-edits.js';

export interface PlannedFix {
  file: string;
  before: string;
  after: string;
  /** What the edits are to mend. */
  findings: readonly Finding[];
  /** The state of the file that was judged. */
  stamp: string;
}

export interface FixPlan {
  fixes: readonly PlannedFix[];
  /** What was left alone, and why. */
  refused: readonly { file: string; reason: string }[];
}

export interface FixOptions {
  root: string;
  /** The state of each file before the scan. */
  stamps: ReadonlyMap<string, string>;
  maxFileSize: number;
  /** Where a finding has no safe edit, its first suggestion. */
  withSuggestions: boolean;
}

/** Which edits go together, file by file. Nothing is written. */
export function planFixes(findings: readonly Finding[], options: FixOptions): FixPlan {
  const fixes: PlannedFix[] = [];
  const refused: { file: string; reason: string }[] = [];
  for (const [file, wanted] of byFile(findings, options.withSuggestions)) {
    const read = readWhole(file, options);
    if ('reason' in read) refused.push({ file, reason: read.reason });
    else {
      const { edits, mended, clashes } = compatible(wanted, read.text.length);
      if (clashes > 0) refused.push({ file, reason: `${clashes} ${clashes === 1 ? 'edit overlaps' : 'edits overlap'} with another. Run again.` });
      const after = applyEdits(read.text, edits);
      if (after !== read.text) fixes.push({ file, before: read.text, after, findings: mended, stamp: read.stamp });
    }
  }
  return { fixes, refused };
}

interface Wanted {
  finding: Finding;
  edits: readonly Edit[];
}

function byFile(findings: readonly Finding[], withSuggestions: boolean): Map<string, Wanted[]> {
  const files = new Map<string, Wanted[]>();
  for (const finding of findings) {
    const chosen: Suggestion | null | undefined = finding.fix ?? (withSuggestions ? finding.suggestions[0] : undefined);
    if (!chosen || chosen.edits.length === 0) continue;
    files.set(finding.file, [...(files.get(finding.file) ?? []), { finding, edits: chosen.edits }]);
  }
  return files;
}

function readWhole(file: string, { root, stamps, maxFileSize }: FixOptions): { text: string; stamp: string } | { reason: string } {
  const stamp = stampOf(root, file);
  if (stamp === '' || stamps.get(file) !== stamp) return { reason: 'It changed while it was scanned. Run again.' };
  const read = readFile(root, file, maxFileSize);
  if (!('bytes' in read)) return { reason: 'skipped' in read ? `It is ${read.skipped}.` : read.failed };
  const text = decode(read.bytes);
  // A byte-order mark or an older encoding would not come out as it went in.
  if (text === undefined || !Buffer.from(text, 'utf8').equals(read.bytes)) return { reason: 'It is not plain UTF-8. Mend it by hand.' };
  return { text, stamp };
}

/** The edits of a finding go in together or not at all. */
function compatible(wanted: readonly Wanted[], length: number): { edits: Edit[]; mended: Finding[]; clashes: number } {
  const edits: Edit[] = [];
  const mended: Finding[] = [];
  let clashes = 0;
  for (const { finding, edits: own } of wanted) {
    const isSame = own.every(edit => edits.some(other => other.start === edit.start && other.end === edit.end && other.text === edit.text));
    const isFree = own.every((edit, i) => edit.start >= 0 && edit.start <= edit.end && edit.end <= length && ![...edits, ...own.slice(0, i)].some(other => overlap(other, edit)));
    if (!isSame && !isFree) clashes += 1;
    else {
      mended.push(finding);
      if (!isSame) edits.push(...own);
    }
  }
  return { edits, mended, clashes };
}
