import type { Report } from '@postern/catalogue';
import { inertJson } from './escape/inert-line.js';
import { problemInReport } from './problem-in-report.js';
import type { Reporter } from './reporter.js';

/** Rises when a field goes away or changes its meaning; new fields leave it alone. */
export const jsonVersion = 1;

/** The report as it is, so that it can be read back. `schema/report.schema.json` describes it. */
export const json: Reporter = report => inertJson(`${JSON.stringify({ version: jsonVersion, ...report }, null, 2)}\n`);

/** A JSON report as the report it was made from, or a sentence saying why it is none. */
export function parseReport(text: string): Report | { problem: string } {
  const parsed = parsedOf(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { problem: 'This is no JSON report of Postern.' };
  const { version, ...report } = parsed as { version?: unknown };
  if (version !== jsonVersion) {
    return { problem: `This report has version ${JSON.stringify(version) ?? 'none'}; version ${jsonVersion} can be read.` };
  }
  const problem = problemInReport(report);
  return problem === undefined ? (report as Report) : { problem: `This is no report of Postern: ${problem}.` };
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
