import type { Problem } from '@postern/catalogue';
import { expressionsIn } from './expressions.js';
import { actionReference } from './action-reference.js';
import type { Job, Step, Workflow } from './workflow.js';

/** Secrets that leave the step that needs them: printed, handed over all at once, or passed to workflows of others. */
export function* exposedSecrets(workflow: Workflow, source: string): Iterable<Problem> {
  for (const job of workflow.jobs) {
    const called = job.uses && actionReference(job.uses.text);
    if (job.secrets?.text === 'inherit' && called && called.pinning !== 'pinned') {
      yield problem(job.secrets.span, `Every secret of the repository goes to ${called.name}, which its ${called.pinning} can change at any time.`, 'medium', 'likely', 'inherited', 'Pass only the secrets it needs by name, and pin the workflow to a commit.');
    }
    for (const step of job.steps) yield* inStep(step, job, workflow, source);
  }
}

function* inStep(step: Step, job: Job, workflow: Workflow, source: string): Iterable<Problem> {
  const parts = [step.run, ...step.with.values(), ...step.env.values()].filter(node => node !== undefined);
  for (const { span } of parts) {
    for (const { text, span: place } of expressionsIn(source, span)) {
      if (!/\btojson\s*\(\s*secrets\s*\)/i.test(text)) continue;
      yield problem(place, 'All secrets of the repository are handed to one step, those it has no use for too.', 'high', 'certain', 'all-secrets', 'Pass the secrets it needs, each by its name.');
    }
  }
  if (!step.run) return;
  const [from, to] = step.run.span;
  const held = [...workflow.env, ...job.env, ...step.env].filter(([name, value]) => /\$\{\{\s*secrets\.(?!GITHUB_TOKEN\b)/i.test(value.text) && !NO_SECRET.test(name)).map(([name]) => name);
  for (const { line, at } of linesOf(source, from, to)) {
    const printed = printedSecret(line, held);
    if (!printed) continue;
    const start = at + line.indexOf(printed.what);
    yield problem([start, start + printed.what.length], printed.isEncoded ? 'A secret is encoded and printed: the log no longer masks it.' : 'A secret is printed to the log, which more people read than may see it.', printed.isEncoded ? 'high' : 'medium', 'likely', 'printed', 'Do not print it. To see whether it is set, test for it: `[ -n "$TOKEN" ]`.');
  }
}

/** Kept among the secrets for tidiness: where something is, not what opens it. */
const NO_SECRET = /(?:^|_)(?:ID|URL|URI|HOST|HOSTNAME|DOMAIN|REGION|ZONE|BUCKET|ORG|PROJECT|REPOSITORY|USER|USERNAME|EMAIL|PORT|NAME|ENVIRONMENT)$/i;

/** `echo` or `printf` of a secret that ends on the screen: not in a pipe, a file, or an output. */
function printedSecret(line: string, held: readonly string[]): { what: string; isEncoded: boolean } | undefined {
  if (!/^\s*(?:-\s+)?(?:run:\s*)?(?:echo|printf|Write-Host|Write-Output)\b/.test(line)) return undefined;
  const encoder = /\|\s*(?:base64(?!\s+(?:-d|--decode|-D))|rev|xxd|od|hexdump|sed\s+['"]s\/\.\/& \/g)/.exec(line);
  const rest = encoder ? line.slice(0, encoder.index) : line;
  if (/[|>]/.test(encoder ? line.slice(encoder.index + encoder[0].length) : withoutExpressions(rest)) || /<<|::add-mask::|::set-output/.test(line)) return undefined;
  const expression = /\$\{\{\s*secrets\.(?!GITHUB_TOKEN\b)([\w-]+)\s*\}\}/i.exec(rest);
  if (expression && !NO_SECRET.test(expression[1]!)) return { what: expression[0], isEncoded: encoder !== null };
  for (const [what, plain, braced] of rest.matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)\})/g)) {
    if (held.includes(plain ?? braced ?? '')) return { what, isEncoded: encoder !== null };
  }
  return undefined;
}

function withoutExpressions(line: string): string {
  return line.replace(/\$\{\{[^}]*\}\}/g, '').replace(/"[^"$]*"|'[^']*'/g, '');
}

function* linesOf(source: string, from: number, to: number): Iterable<{ line: string; at: number }> {
  for (let at = from; at < to; ) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    yield { line: source.slice(at, Math.min(end, at + 2000)), at };
    at = end + 1;
  }
}

function problem(span: Problem['span'], message: string, severity: 'high' | 'medium', confidence: 'certain' | 'likely', reason: string, remediation: string): Problem {
  return { check: 'no-unpinned-ci-action', span, message, severity, confidence, remediation, data: { reason } };
}
