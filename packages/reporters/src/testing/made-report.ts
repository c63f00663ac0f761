import { type Check, checkOf, type Finding, type Place, type Range, type Report } from '@postern/catalogue';

/** A finding as the scanner would make it: certificate checks switched off in a partner's client. */
export function madeFinding(changes: Partial<Finding> = {}): Finding {
  return {
    check: 'no-disabled-tls-verification',
    message: '`rejectUnauthorized: false` accepts any certificate. Trust your CA with `ca` instead.',
    file: 'src/partners/acme.ts',
    range: rangeOf(14, 14, 14, 39),
    severity: 'high',
    confidence: 'certain',
    trace: [],
    related: [],
    remediation: 'Remove the switch. Where a private CA signs the certificate, trust that CA with the `ca` option.',
    fix: null,
    suggestions: [],
    fingerprint: 'f1',
    frame: { start: 13, lines: ['const agent = new Agent({', '  connect: { rejectUnauthorized: false },', '});'] },
    data: {},
    ...changes,
  };
}

export function madeReport(changes: Partial<Report> = {}): Report {
  return {
    tool: { name: 'postern', version: '1.4.0' },
    findings: [],
    suppressed: [],
    failures: [],
    skipped: [],
    notices: [],
    filesScanned: 214,
    advisories: null,
    checks: madeChecks,
    ...changes,
  };
}

export const madeChecks: readonly Check[] = [
  'env-file-ignored',
  'no-client-secrets',
  'no-disabled-tls-verification',
  'no-hardcoded-credentials',
  'no-vulnerable-dependency',
  'require-timeout',
].map(checkOf);

/** A report that has something in each of its parts. */
export function fullReport(): Report {
  return madeReport({
    findings: [
      madeFinding({
        check: 'env-file-ignored',
        message: '.env.local is not ignored by git, so the next `git add .` takes it in. Add it to .gitignore.',
        file: '.env.local',
        range: rangeOf(1, 1, 1, 1),
        severity: 'critical',
        frame: null,
        remediation: 'Add `.env.local` to .gitignore.',
        fingerprint: 'f0',
      }),
      madeFinding({
        check: 'no-vulnerable-dependency',
        message: 'axios 1.6.0 has a known flaw: server-side request forgery. Update to 1.8.2.',
        file: 'package-lock.json',
        range: rangeOf(210, 5, 210, 25),
        frame: { start: 210, lines: ['    "node_modules/axios": {'] },
        remediation: 'Run `npm install axios@^1.8.2`.',
        fingerprint: 'f2',
        data: { package: 'axios', version: '1.6.0', fixedIn: '1.8.2', path: 'shop > partner-sdk 2.0.1 > axios 1.6.0', ids: ['GHSA-jr5f-v2jv-69x6'], aliases: ['CVE-2025-27152'], direct: true, dev: false },
      }),
      madeFinding({
        trace: [
          placeOf('src/config.ts', 3, 'switched off by INSECURE_TLS'),
          placeOf('src/partners/http.ts', 9, 'handed to the agent'),
          { file: 'src/partners/acme.ts', range: rangeOf(14, 14, 14, 39), label: 'any certificate is accepted' },
        ],
        related: [placeOf('src/partners/acme.ts', 22, 'this request uses the agent')],
        suggestions: [{ title: 'Trust the CA of the partner', edits: [{ start: 40, end: 66, text: 'ca' }] }],
        fix: { title: 'Remove the option', edits: [{ start: 40, end: 66, text: '' }] },
      }),
      madeFinding({
        check: 'require-timeout',
        message: 'This request to api.acme.test can wait forever. Pass `signal: AbortSignal.timeout(ms)`.',
        range: rangeOf(31, 9, 33, 4),
        severity: 'medium',
        confidence: 'likely',
        frame: { start: 30, lines: ['', "  await fetch('https://api.acme.test/orders', {", '    method,', '  });', '}'] },
        remediation: 'Pass `signal: AbortSignal.timeout(10_000)`.',
        fingerprint: 'f3',
      }),
    ],
    suppressed: [
      { finding: madeFinding({ file: 'src/legacy.ts', fingerprint: 'f4' }), by: 'comment', reason: 'goes with the old partner', until: '2027-01-31' },
      { finding: madeFinding({ file: 'src/older.ts', fingerprint: 'f5' }), by: 'baseline', reason: 'in the baseline', until: null },
    ],
    failures: [{ subject: 'src/broken.ts', reason: 'Syntax error at line 3: unexpected token.' }],
    skipped: [{ file: 'assets/logo.png', reason: 'binary' }, { file: 'data/dump.sql', reason: 'over the size limit' }],
    notices: ['The baseline has 3 entries that no longer occur: run postern baseline --prune.'],
    advisories: { source: 'snapshot', date: '2026-11-20', ageDays: 5, packages: 812 },
    attestations: [
      { check: 'no-client-secrets', status: 'attested', by: 'Dana', on: '2026-09-01', due: '2027-03-01', evidence: 'https://wiki.example.test/keys' },
      { check: 'require-timeout', status: 'missing', by: '', on: null, due: null, evidence: '' },
    ],
  });
}

export function rangeOf(line: number, column: number, endLine: number, endColumn: number): Range {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

export function placeOf(file: string, line: number, label: string): Place {
  return { file, range: rangeOf(line, 1, line, 10), label };
}
