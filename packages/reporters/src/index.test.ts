import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formats, readReport, reporters } from './index.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeReport } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

test('every format has a reporter, and it is a pure function', async () => {
  assert.equal(Object.keys(reporters), [...formats]);
  for (const format of formats) {
    const reporter = await reporters[format]();
    for (const report of [madeReport(), fullReport(), hostileReport()]) assert.is(reporter(report, options), reporter(structuredClone(report), options), format);
  }
});

test('a log never reads as a command of the workflow runner', async () => {
  for (const format of formats) {
    const text = (await reporters[format]())(hostileReport(), options);
    assert.not.match(text, format === 'github' ? /^(?!::(?:error|warning|notice) (?:file|title)=)(?:\s*::|.*##\[)/m : /##\[|^\s*::/m, format);
  }
});

test('no format passes on a control sequence or hidden text', async () => {
  for (const format of formats) {
    const text = (await reporters[format]())(hostileReport(), options);
    // JSON keeps text as it is, written as escapes where it is a control.
    // eslint-disable-next-line no-control-regex -- controls are what it looks for
    assert.not.match(text, /[\x00-\x08\x0b-\x1f\x7f]/, format);
  }
});

test('a JSON report is read back', async () => {
  const text = (await reporters.json())(fullReport(), options);
  assert.equal(await readReport(text), fullReport());
});

test.run();
