import { confidences, severities } from '@postern/catalogue';

/** Where a value is not what it has to be: the way to it and what is expected; nothing where it is right. */
type Shape = (value: unknown, path: string) => string | undefined;

/** A problem with a report that was read back, or nothing. A report may come from anywhere, and reporters trust its types. */
export function problemInReport(report: unknown): string | undefined {
  return reportShape(report, 'the report');
}

const text: Shape = (value, path) => (typeof value === 'string' ? undefined : `${path} is no text`);
const flag: Shape = (value, path) => (typeof value === 'boolean' ? undefined : `${path} is neither true nor false`);
const number: Shape = (value, path) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? undefined : `${path} is no number`);
const count: Shape = (value, path) => (Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : `${path} is no whole number`);
const place: Shape = (value, path) => (Number.isSafeInteger(value) && (value as number) >= 1 ? undefined : `${path} is no number from 1 up`);

const oneOf = (words: readonly string[]): Shape => (value, path) => (words.includes(value as string) ? undefined : `${path} is none of ${words.join(', ')}`);
const either = (...shapes: Shape[]): Shape => (value, path) => (shapes.some(shape => shape(value, path) === undefined) ? undefined : `${path} is neither text, number, true, false nor a list of texts`);
const orNull = (shape: Shape): Shape => (value, path) => (value === null ? undefined : shape(value, path));
const ifThere = (shape: Shape): Shape => (value, path) => (value === undefined ? undefined : shape(value, path));
const list = (shape: Shape): Shape => (value, path) => (Array.isArray(value) ? firstProblem(value.map((item, index) => [shape, item, `${path}[${index}]`])) : `${path} is no list`);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const object = (fields: Readonly<Record<string, Shape>>): Shape => (value, path) =>
  isObject(value) ? firstProblem(Object.entries(fields).map(([name, shape]) => [shape, Object.hasOwn(value, name) ? value[name] : undefined, `${path}.${name}`])) : `${path} is no object`;
const each = (shape: Shape): Shape => (value, path) => (isObject(value) ? firstProblem(Object.entries(value).map(([name, item]) => [shape, item, `${path}.${name}`])) : `${path} is no object`);

const position = object({ line: place, column: place });
const range = object({ start: position, end: position });
const step = object({ file: text, range, label: text });
const suggestion = object({ title: text, edits: list(object({ start: count, end: count, text })) });
const finding = object({
  check: text,
  message: text,
  file: text,
  range,
  severity: oneOf(severities),
  confidence: oneOf(confidences),
  trace: list(step),
  related: list(step),
  remediation: text,
  fix: orNull(suggestion),
  suggestions: list(suggestion),
  fingerprint: text,
  frame: orNull(object({ start: place, lines: list(text), columns: ifThere(object({ start: place, end: place })) })),
  data: each(either(text, number, flag, list(text))),
});
const check = object({
  id: text,
  title: text,
  family: text,
  kind: oneOf(['rule', 'scan', 'both']),
  severity: oneOf(severities),
  confidence: oneOf(confidences),
  optIn: flag,
  why: text,
  remediation: text,
  cwe: list(count),
  owasp: object({ 2021: list(text), 2025: list(text), api2023: list(text) }),
  docs: text,
});
const reportShape = object({
  tool: object({ name: text, version: text }),
  findings: list(finding),
  suppressed: list(object({ finding, by: oneOf(['comment', 'config', 'baseline']), reason: text, until: orNull(text) })),
  failures: list(object({ subject: text, reason: text })),
  skipped: list(object({ file: text, reason: text })),
  notices: list(text),
  filesScanned: count,
  advisories: orNull(object({ source: oneOf(['snapshot', 'osv', 'registry']), date: text, ageDays: number, packages: count })),
  attestations: ifThere(list(object({ check: text, status: oneOf(['attested', 'overdue', 'missing']), by: text, on: orNull(text), due: orNull(text), evidence: text }))),
  checks: list(check),
});

function firstProblem(parts: readonly (readonly [Shape, unknown, string])[]): string | undefined {
  for (const [shape, value, path] of parts) {
    const problem = shape(value, path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
