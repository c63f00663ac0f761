import { checkOf, type Confidence, confidences, type Finding, type Place, type Problem, type ProblemPlace, type Suggestion, type Suppressed } from '@postern/catalogue';
import { byCodeUnit } from '../by-code-unit.js';
import { covers, type Directive, directivesIn } from './directives.js';
import { fingerprintOf, identityOf } from './fingerprint.js';
import { frameOf } from './frame-of.js';
import { type LineTable, lineTable } from './line-table.js';
import { type FileSecret, type Masker, maskerOf } from './masker.js';

/** What became of the problems of one file. Plain data: it travels between threads. */
export interface Judgement {
  findings: Finding[];
  suppressed: Suppressed[];
  directives: DirectiveUse[];
}

export interface DirectiveUse extends Directive {
  file: string;
  /** The checks that it silenced here. */
  used: string[];
}

export interface JudgeOptions {
  minConfidence: Confidence;
  /** Credentials of the file, whether reported or not: what stands beside a finding is shown with it. */
  secrets?: readonly FileSecret[];
  /** Lines of another file that a trace leads through; undefined where it cannot be read. */
  linesOf: (file: string) => LineTable | undefined;
}

export function judgeFile(file: string, text: string, problems: readonly Problem[], options: JudgeOptions): Judgement {
  const lines = lineTable(text);
  const hide = maskerOf([...problems, ...(options.secrets ?? [])], text);
  const directives = directivesIn(text, lines).map(directive => ({ ...directive, file, used: [] as string[] }));
  const judgement: Judgement = { findings: [], suppressed: [], directives };
  const occurrences = new Map<string, number>();
  for (const problem of distinct(problems)) {
    const identity = identityOf(problem, file, text);
    const occurrence = occurrences.get(identity) ?? 0;
    occurrences.set(identity, occurrence + 1);
    const finding = findingOf(problem, file, fingerprintOf(identity, occurrence), { lines, hide, linesOf: options.linesOf });
    const directive = directives.find(candidate => covers(candidate, finding.check, finding.range.start.line) && (!candidate.own || candidate.reason !== ''));
    if (directive && !directive.used.includes(finding.check)) directive.used.push(finding.check);
    if (confidences.indexOf(finding.confidence) > confidences.indexOf(options.minConfidence)) continue;
    if (directive) judgement.suppressed.push({ finding, by: 'comment', reason: hide(directive.reason), until: null });
    else judgement.findings.push(finding);
  }
  return judgement;
}

interface Surroundings {
  lines: LineTable;
  hide: Masker;
  linesOf: JudgeOptions['linesOf'];
}

function findingOf(problem: Problem, file: string, fingerprint: string, { lines, hide, linesOf }: Surroundings): Finding {
  const check = checkOf(problem.check);
  const range = lines.rangeOf(problem.span);
  const placeOf = (place: ProblemPlace): Place[] => {
    const table = place.file === undefined || place.file === file ? lines : linesOf(place.file);
    return table ? [{ file: place.file ?? file, range: table.rangeOf(place.span), label: hide(place.label) }] : [];
  };
  const suggestionOf = ({ title, edits }: Suggestion): Suggestion => ({ title: hide(title), edits: edits.map(edit => ({ ...edit, text: hide(edit.text) })) });
  const isPlain = ({ edits }: Suggestion): boolean => edits.every(({ text }) => hide(text) === text);
  return {
    check: check.id,
    message: hide(problem.message),
    file,
    range,
    severity: problem.severity ?? check.severity,
    confidence: problem.confidence ?? check.confidence,
    trace: (problem.trace ?? []).flatMap(placeOf),
    related: (problem.related ?? []).flatMap(placeOf),
    remediation: hide(problem.remediation ?? check.remediation),
    // An edit that a mask went into would write the mask.
    fix: problem.fix && isPlain(problem.fix) ? suggestionOf(problem.fix) : null,
    suggestions: (problem.suggestions ?? []).filter(isPlain).map(suggestionOf),
    fingerprint,
    // The file as a whole has no line to show.
    frame: problem.span[1] > 0 ? frameOf(file, range, lines, hide) : null,
    data: Object.fromEntries(Object.entries(problem.data ?? {}).map(([key, datum]) => [key, maskedDatum(datum, hide)])),
  };
}

function maskedDatum<T>(datum: T, hide: Masker): T {
  if (typeof datum === 'string') return hide(datum) as T;
  return Array.isArray(datum) ? (datum.map(part => hide(String(part))) as T) : datum;
}

/** In the order of the file, each fault once: two finders may see the same secret. */
function distinct(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1] || byCodeUnit(a.check, b.check) || sureness(a) - sureness(b) || byCodeUnit(a.message, b.message),
  );
  const kept: Problem[] = [];
  for (const problem of sorted) {
    // They are sorted by place: what is the same is near.
    let same = kept.length - 1;
    while (same >= 0 && same >= kept.length - NEAR && !isSame(kept[same]!, problem)) same -= 1;
    if (same < 0 || same < kept.length - NEAR) kept.push(problem);
    else if (sureness(problem) < sureness(kept[same]!)) kept[same] = problem;
  }
  return kept;
}

const NEAR = 32;

function isSame(a: Problem, b: Problem): boolean {
  if (a.check !== b.check) return false;
  if (a.secret !== undefined && a.secret === b.secret) return a.span[0] < b.span[1] && b.span[0] < a.span[1];
  return a.span[0] === b.span[0] && a.span[1] === b.span[1] && a.message === b.message && a.identity === b.identity;
}

function sureness(problem: Problem): number {
  return confidences.indexOf(problem.confidence ?? checkOf(problem.check).confidence);
}
