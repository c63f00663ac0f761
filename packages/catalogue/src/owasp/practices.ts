/**
 * Which weakness, and which OWASP categories, a broken practice stands for. The first CWE is the primary one.
 * `basis: 'listed'`: OWASP itself lists the primary CWE there; `'judgement'`: on no list, the nearest mapping was taken.
 * Sources: OWASP Top 10 2021 and 2025 (lists of mapped CWEs), OWASP API Security Top 10 2023, MITRE CWE 4.19.1.
 */
export const practices = {
  'client-secrets': { cwe: [522, 312, 540], owasp2021: ['A04'], owasp2025: ['A06'], api2023: ['API2', 'API8'], basis: 'listed' },
  'hardcoded-credentials': { cwe: [798, 259, 321], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'listed' },
  'env-files': { cwe: [540, 312, 527, 538], owasp2021: ['A01'], owasp2025: ['A01'], api2023: ['API8'], basis: 'listed' },
  'shared-keys': { cwe: [1391, 344, 522, 798], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'judgement' },
  'key-rotation': { cwe: [324, 262, 672], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2'], basis: 'listed' },
  'https-only': { cwe: [319, 523], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API8', 'API10'], basis: 'listed' },
  'tls-version': { cwe: [326, 327, 757], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API8'], basis: 'listed' },
  'certificate-validation': { cwe: [295, 296, 297, 298, 299], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API8', 'API10'], basis: 'listed' },
  'ip-allowlist': { cwe: [348, 290, 291, 807], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'judgement' },
  'signed-timestamp': { cwe: [294], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'listed' },
  'sign-string-order': { cwe: [347, 354], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2', 'API10'], basis: 'listed' },
  'clock-skew': { cwe: [672, 294, 613], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'judgement' },
  'signature-reuse': { cwe: [294, 323, 344], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'listed' },
  'timestamp-unit': { cwe: [704, 294], owasp2021: ['A04'], owasp2025: ['A10'], api2023: ['API10'], basis: 'judgement' },
  'timestamp-tolerance': { cwe: [294, 613], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2'], basis: 'listed' },
  'webhook-verification': { cwe: [347, 306, 924], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2', 'API10'], basis: 'listed' },
  'weak-crypto': { cwe: [328, 326, 327], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2'], basis: 'listed' },
  'insecure-randomness': { cwe: [338, 330, 331, 340], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2'], basis: 'listed' },
  'webhook-replay': { cwe: [294, 837], owasp2021: ['A07'], owasp2025: ['A07'], api2023: ['API2', 'API6'], basis: 'listed' },
  'timing-safe-compare': { cwe: [208, 203, 1254], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2'], basis: 'judgement' },
  'raw-webhook-body': { cwe: [347, 354, 353], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API10'], basis: 'listed' },
  'vulnerable-dependency': { cwe: [1395, 1104, 1357], owasp2021: ['A06'], owasp2025: ['A03'], api2023: ['API8'], basis: 'judgement' },
  'secret-logging': { cwe: [532, 117], owasp2021: ['A09'], owasp2025: ['A09'], api2023: ['API8'], basis: 'listed' },
  'secret-in-url': { cwe: [598, 522], owasp2021: ['A04'], owasp2025: ['A06'], api2023: ['API2'], basis: 'listed' },
  'input-validation': { cwe: [1284, 1286, 1287, 1339], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'judgement' },
  'rate-limit': { cwe: [799, 770, 837], owasp2021: ['A04'], owasp2025: ['A06'], api2023: ['API4'], basis: 'listed' },
  'request-timeout': { cwe: [1088, 770, 772], owasp2021: ['A04'], owasp2025: ['A10'], api2023: ['API4', 'API10'], basis: 'judgement' },
  'error-leak': { cwe: [209, 210, 497, 550, 756], owasp2021: ['A04'], owasp2025: ['A10'], api2023: ['API8'], basis: 'listed' },
  'insecure-storage': { cwe: [922, 312, 315, 525, 921], owasp2021: ['A01'], owasp2025: ['A01'], api2023: ['API2'], basis: 'listed' },
  'url-encoding': { cwe: [116, 838], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'listed' },
  'swallowed-error': { cwe: [252, 390, 754], owasp2021: ['A04'], owasp2025: ['A10'], api2023: ['API10'], basis: 'judgement' },
  'sql-injection': { cwe: [89, 564], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'listed' },
  'nosql-injection': { cwe: [943], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'judgement' },
  'command-injection': { cwe: [78, 88, 77], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'listed' },
  'code-injection': { cwe: [95, 94, 1336], owasp2021: ['A03'], owasp2025: ['A05'], api2023: ['API10'], basis: 'listed' },
  'path-traversal': { cwe: [22, 23, 36, 73], owasp2021: ['A01'], owasp2025: ['A01'], api2023: ['API10'], basis: 'listed' },
  'insecure-cookie': { cwe: [614, 1004, 1275, 352], owasp2021: ['A05'], owasp2025: ['A02'], api2023: ['API8'], basis: 'listed' },
  'unsafe-jwt': { cwe: [347, 327, 613], owasp2021: ['A02'], owasp2025: ['A04'], api2023: ['API2'], basis: 'listed' },
  'unsafe-redirect': { cwe: [601, 441, 918], owasp2021: ['A01'], owasp2025: ['A01'], api2023: ['API10'], basis: 'listed' },
  'ssrf': { cwe: [918, 441], owasp2021: ['A10'], owasp2025: ['A01'], api2023: ['API7', 'API10'], basis: 'listed' },
  'permissive-cors': { cwe: [942, 346], owasp2021: ['A05'], owasp2025: ['A02'], api2023: ['API8'], basis: 'listed' },
  'install-integrity': { cwe: [494, 829, 353, 1357], owasp2021: ['A08'], owasp2025: ['A08'], api2023: ['API8'], basis: 'listed' },
  'malicious-dependency': { cwe: [506, 1357, 829], owasp2021: ['A08'], owasp2025: ['A08', 'A03'], api2023: ['API8'], basis: 'listed' },
  'ci-integrity': { cwe: [829, 494, 353], owasp2021: ['A08'], owasp2025: ['A08', 'A03'], api2023: ['API8'], basis: 'listed' },
  'security-logging': { cwe: [778, 223], owasp2021: ['A09'], owasp2025: ['A09'], api2023: ['API9'], basis: 'listed' },
  'security-review': { cwe: [1357, 1104], owasp2021: ['A04'], owasp2025: ['A06'], api2023: ['API9'], basis: 'judgement' },
} as const satisfies Record<string, PracticeRow>;

export type Practice = keyof typeof practices;

export interface OwaspTags {
  /** Ids as OWASP prints them: `A02:2021`. */
  2021: readonly string[];
  2025: readonly string[];
  api2023: readonly string[];
}

interface PracticeRow {
  cwe: readonly number[];
  owasp2021: readonly string[];
  owasp2025: readonly string[];
  api2023: readonly string[];
  basis: 'listed' | 'judgement';
}

export function owaspOf(practice: Practice): { cwe: readonly number[]; owasp: OwaspTags } {
  const { cwe, owasp2021, owasp2025, api2023 } = practices[practice];
  const tagged = (ids: readonly string[], edition: string) => ids.map(id => `${id}:${edition}`);
  return { cwe, owasp: { 2021: tagged(owasp2021, '2021'), 2025: tagged(owasp2025, '2025'), api2023: tagged(api2023, '2023') } };
}
