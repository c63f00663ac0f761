import { type Check, checks } from '@postern/catalogue';
import { byCodeUnit } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import { choice, parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';

export const checksCommand: Command = async (argv, io) => {
  const { values } = parseOptions(argv, { format: { type: 'string' }, owasp: { type: 'string' }, cwe: { type: 'string' }, family: { type: 'string' }, practice: { type: 'string' } });
  choice('family', values.family, [...new Set(checks.map(({ family }) => family))].sort());
  choice('practice', values.practice, [...new Set(checks.map(({ practice }) => practice))].sort());
  const wanted = [...checks]
    .filter(check => values.owasp === undefined || categoriesOf(check).some(category => category === values.owasp!.toUpperCase() || category.split(':')[0] === values.owasp!.toUpperCase()))
    .filter(check => values.cwe === undefined || check.cwe.includes(Number(values.cwe.replace(/^CWE-/i, ''))))
    .filter(check => values.practice === undefined || check.practice === values.practice)
    .filter(check => values.family === undefined || check.family === values.family)
    .sort((a, b) => byCodeUnit(a.id, b.id));
  if (choice('format', values.format, ['pretty', 'json'] as const) === 'json') io.out(`${JSON.stringify(wanted, null, 2)}\n`);
  else io.out(tableOf(wanted));
  return EXIT.clean;
};

function tableOf(wanted: readonly Check[]): string {
  if (wanted.length === 0) return 'No check answers to that.\n';
  const width = Math.max(...wanted.map(({ id }) => id.length));
  const lines = wanted.map(check => `${check.id.padEnd(width)}  ${check.severity.padEnd(8)}  ${check.confidence.padEnd(8)}  ${(check.owasp['2025']?.[0] ?? '').padEnd(8)}  ${check.title}${check.optIn ? ' (opt-in)' : ''}`);
  return `${lines.join('\n')}\n\n${wanted.length} ${wanted.length === 1 ? 'check' : 'checks'}. Read more with \`postern explain <check>\`.\n`;
}

/** `A03:2025` and the like. */
function categoriesOf({ owasp }: Check): string[] {
  return [...owasp[2021], ...owasp[2025], ...owasp.api2023];
}
