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
    ...profileRow(options),
  ];
  return rows.map(([name, value]) => `${name.padEnd(10)}  ${value}\n`).join('');
}

/** Which files follow which API profile, where the settings say so. */
function profileRow({ profiles = [], customProfiles = [] }: ScanOptions): [string, string][] {
  const chosen = profiles.map(({ profile, files }) => (files === undefined ? profile : `${profile} in ${files.join(', ')}`));
  const own = customProfiles.length === 0 ? [] : [`${customProfiles.length} of this project (${customProfiles.map(({ id }) => id).join(', ')})`];
  return chosen.length + own.length === 0 ? [] : [['profiles', [...chosen, ...own].join('; ')]];
}
