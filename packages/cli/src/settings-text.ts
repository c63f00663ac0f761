import { checks } from '@postern/catalogue';
import type { FailLevel, ScanOptions } from '@postern/scanner';

/** The settings a scan runs with, for `--verbose`. */
export function settingsText(options: ScanOptions, failOn: FailLevel, configFile: string | undefined): string {
  const running = new Set(options.checks.map(({ id }) => id));
  const off = checks.flatMap(({ id }) => (running.has(id) ? [] : [id]));
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['settings', configFile ?? 'the defaults: there is no postern.config.json'],
    ['checks', `${running.size} of ${checks.length}${off.length === 0 ? '' : off.length <= 5 ? `, without ${off.join(', ')}` : ''}`],
    ['fails on', failOn],
    ['shows', `${options.minConfidence} and surer`],
    ['reads', `files up to ${options.maxFileSize.toLocaleString('en-US')} bytes`],
    ['engine', options.engine],
    ['advisories', options.advisories],
    ['accepts', `${options.ignore.length} by "ignore", ${options.ignoredAdvisories.length} advisories, ${options.baseline.length} in the baseline`],
    ['cache', options.cacheFolder ?? 'none'],
  ];
  return rows.map(([name, value]) => `${name.padEnd(10)}  ${value}\n`).join('');
}
