import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { formats, readReport, reporters } from '@postern/reporters';
import { median, tell } from './measure.js';

const FINDINGS = 10_000;

/** The findings of the example, as often as it takes, in every format. */
export async function tellLargeReport(command: string): Promise<void> {
  console.log('\nA report of 10,000 findings');
  const example = fileURLToPath(new URL('../../../../fixtures/ng.example/', import.meta.url));
  const report = await readReport(spawnSync(process.execPath, [command, example, '--format', 'json'], { encoding: 'utf8' }).stdout);
  if ('problem' in report) throw new Error(report.problem);
  const findings = Array.from({ length: FINDINGS }, (_, i) => {
    const finding = report.findings[i % report.findings.length]!;
    return { ...finding, file: `services/${i}/${finding.file}`, fingerprint: `${finding.fingerprint}-${i}` };
  });
  for (const format of formats) {
    const reporter = await reporters[format]();
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      reporter({ ...report, findings }, { color: false, width: 100, links: false, owasp: '2025', startedAt: '2026-11-25T10:00:00Z' });
      return performance.now() - start;
    });
    tell(format, median(times), 'ms', { most: 1000 });
  }
}
