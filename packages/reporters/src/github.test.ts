import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { github } from './github.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeFinding, madeReport, rangeOf } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

test('an annotation names level, file, lines, columns and title', () => {
  const line = linesOf(madeReport({ findings: [madeFinding()] }))[0]!;
  assert.match(line, '::error file=src/partners/acme.ts,line=14,endLine=14,col=14,endColumn=39,title=Certificate checks are off (no-disabled-tls-verification)::');
  assert.match(line, '::`rejectUnauthorized: false` accepts any certificate.');
});

test('columns are left out over several lines, where GitHub refuses them', () => {
  const [line] = linesOf(madeReport({ findings: [madeFinding({ range: rangeOf(1, 2, 3, 4) })] }));
  assert.match(line!, 'line=1,endLine=3,title=');
});

test('names what was not looked at first, then the worst', () => {
  const lines = linesOf(fullReport());
  assert.match(lines[0]!, '::error title=postern%3A the scan is incomplete::Not looked at:%0Asrc/broken.ts');
  assert.equal(lines.map(line => line.split(/[ :]+/)[1]), ['error', 'error', 'error', 'error', 'warning']);
});

test('prints no more of a level than a step can show, the worst of them, and says how many are left', () => {
  const findings = [...Array.from({ length: 30 }, () => madeFinding()), madeFinding({ severity: 'critical', file: 'worst.ts' })];
  const lines = linesOf(madeReport({ findings }));
  assert.is(lines.filter(line => line.startsWith('::error')).length, 10);
  assert.match(lines[0]!, 'file=worst.ts');
  assert.match(lines.at(-1)!, 'postern: 21 more findings');
});

test('a clean scan prints nothing', () => {
  assert.is(github(madeReport(), options), '');
});

test('foreign text makes no command and ends none', () => {
  const lines = linesOf(hostileReport());
  assert.is(lines.length, 5);
  for (const line of lines) {
    // eslint-disable-next-line no-control-regex -- controls are what it looks for
    assert.match(line, /^::(?:error|warning|notice) [^\x00-\x1f]*$/);
    const properties = line.slice(line.indexOf(' ') + 1, line.indexOf('::', 2)).split(',');
    for (const property of properties) assert.match(property, /^(?:file|line|endLine|col|endColumn|title)=[^:]*$/);
  }
});

test('a file keeps its name, whatever it is', () => {
  const [line] = linesOf(madeReport({ findings: [madeFinding({ file: 'a,b:c\n100%.ts' })] }));
  assert.match(line!, 'file=a%2Cb%3Ac%0A100%25.ts,line=');
});

function linesOf(report: Parameters<typeof github>[0]): string[] {
  return github(report, options).trimEnd().split('\n');
}

test.run();
