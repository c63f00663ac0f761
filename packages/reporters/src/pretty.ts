import type { Finding, Report } from '@postern/catalogue';
import { inertLine } from './escape/inert-line.js';
import { printable } from './escape/printable.js';
import type { Reporter } from './reporter.js';
import { briefReport } from './terminal/brief-report.js';
import { findingBlock, type Told } from './terminal/finding-block.js';
import { paletteOf } from './terminal/palette.js';
import { summary } from './terminal/summary.js';
import { checksOf } from './tally/checks-of.js';
import { plural } from './tally/plural.js';

/** For people in a terminal: grouped by file, a code frame each, and a summary that says what to do next. */
export const pretty: Reporter = (report, options) => {
  const palette = paletteOf(options);
  if (options.brief) return printed(briefReport(report, options, palette));
  const checks = checksOf(report);
  const told: Told = { checks: new Set(), perFile: new Set(), shown: new Map() };
  const blocks = filesOf(report).flatMap(findings => {
    const heading = findings.length > 1 ? [`${palette.bold(printable(findings[0]!.file))}  ${palette.dim(plural(findings.length, 'finding'))}`, ''] : [];
    told.perFile.clear();
    told.shown.clear();
    return [...heading, ...findings.flatMap(finding => findingBlock(finding, checks.get(finding.check), told, options, palette)), ''];
  });
  return printed([...blocks, ...summary(report, options, palette)]);
};

function printed(lines: readonly string[]): string {
  const single = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  return single.length === 0 ? '' : `${single.map(inertLine).join('\n')}\n`;
}

/** Findings come sorted by file. */
function filesOf({ findings }: Report): Finding[][] {
  const files: Finding[][] = [];
  for (const finding of findings) {
    const last = files.at(-1);
    if (last?.[0]?.file === finding.file) last.push(finding);
    else files.push([finding]);
  }
  return files;
}
