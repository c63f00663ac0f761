import { type Check, checkOf, cweName } from '@postern/catalogue';
import { readText, UsageError } from '@postern/scanner';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../exit-codes.js';
import { parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';
import { knownCheck } from '../settings.js';
import { hasColor, hasUnicode } from '../terminal.js';
import { terminalPage } from '../terminal-page.js';

export const explainCommand: Command = async (argv, io) => {
  const { positionals } = parseOptions(argv, {});
  const [given] = positionals;
  if (given === undefined) throw new UsageError('`postern explain` names no check.', 'Write its id after it; `postern checks` lists them.');
  const check = checkOf(knownCheck(given.replace(/^postern\//, '')));
  const page = (await pageOf(check)) ?? summaryOf(check);
  // A file or another program gets the page as it was written.
  io.out(io.outIsTerminal || hasColor(io) ? terminalPage(page, { width: io.columns ?? 80, color: hasColor(io), unicode: hasUnicode(io) }) : page);
  return EXIT.clean;
};

/** The page lies in the package, or at the top of the repository; this file is built, or a part of the bundle. */
async function pageOf({ docs }: Check): Promise<string | undefined> {
  for (const up of ['./', '../', '../../', '../../../', '../../../../']) {
    const page = await readText(fileURLToPath(new URL(up + docs, import.meta.url)));
    if (page !== undefined) return page;
  }
  return undefined;
}

function summaryOf(check: Check): string {
  const owasp = [...check.owasp[2021], ...check.owasp[2025], ...check.owasp.api2023].join(' · ');
  return [
    `# ${check.id}`,
    `${check.title}. Severity ${check.severity}, usually ${check.confidence}${check.optIn ? ', opt-in' : ''}.`,
    `## Why it matters`,
    check.why,
    `## How to mend it`,
    check.remediation,
    `## References`,
    `${check.cwe.map(number => `CWE-${number} (${cweName(number)})`).join(', ')} · ${owasp}`,
  ].join('\n\n') + '\n';
}
