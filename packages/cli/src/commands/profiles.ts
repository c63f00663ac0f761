import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { resolve } from 'node:path';
import { byCodeUnit, didYouMean, loadConfig, UsageError } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import { choice, parseOptions } from '../parse-options.js';
import { coverageOf, profileFacts } from '../profile-facts.js';
import type { Command } from '../run.js';

export const profilesCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { format: { type: 'string' }, config: { type: 'string' } });
  const [action = 'list', id, ...rest] = positionals;
  const isJson = choice('format', values.format, ['pretty', 'json'] as const) === 'json';
  if (action !== 'list' && action !== 'show') throw new UsageError(`\`postern profiles\` does not know "${action}".`, `${didYouMean(action, ['list', 'show'])} It takes list or show <id>.`.trim());
  if (rest.length > 0 || (action === 'list' && id !== undefined)) throw new UsageError(`\`postern profiles ${action}\` does not know "${rest[0] ?? id}".`, 'One profile: `postern profiles show <id>`.');
  const { customProfiles } = await loadConfig(io.cwd, values.config === undefined ? undefined : resolve(io.cwd, values.config));
  const all = [...profiles, ...customProfiles].sort((a, b) => byCodeUnit(a.id, b.id));
  if (action === 'list') io.out(isJson ? jsonOf(all) : tableOf(all, customProfiles, io.outIsTerminal ? (io.columns ?? 80) : Infinity));
  else {
    const profile = knownProfile(id, all);
    io.out(isJson ? jsonOf(profile) : pageOf(profile, Math.max(40, Math.min(io.columns ?? 80, 100))));
  }
  return EXIT.clean;
};

function knownProfile(id: string | undefined, all: readonly ApiProfile[]): ApiProfile {
  if (id === undefined) throw new UsageError('`postern profiles show` names no profile.', 'Write its id after it; `postern profiles` lists them.');
  const found = all.find(profile => profile.id === id.toLowerCase());
  if (found) return found;
  throw new UsageError(`There is no profile "${id}".`, didYouMean(id.toLowerCase(), all.map(profile => profile.id)) || 'See `postern profiles`.');
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function tableOf(all: readonly ApiProfile[], own: readonly ApiProfile[], width: number): string {
  const rows = all.map(profile => {
    const { requests, timestamps, webhooks } = coverageOf(profile);
    return [profile.id, requests, timestamps, webhooks, `${profile.name}${own.includes(profile) ? ' (of this project)' : ''}`];
  });
  const table = [['profile', 'requests', 'time', 'webhooks', 'name'], ...rows];
  const widths = [0, 1, 2, 3].map(column => Math.max(...table.map(row => row[column]!.length)));
  const lines = table.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).map(line => (line.length > width ? `${line.slice(0, width - 1)}…` : line));
  return `${lines.join('\n')}\n\n${all.length} profiles. Read one with \`postern profiles show <id>\`.\nA scan recognises them by host, package, header or variable.
--profile <id>[=<files>] names one where it does not.\n`;
}

function pageOf(profile: ApiProfile, width: number): string {
  const { id, name, docsUrl, notes = [], assumed = [], unconfirmed = [], sources, checked } = profile;
  const sections = profileFacts(profile);
  const column = Math.max(...sections.flatMap(({ facts }) => facts.map(([label]) => label.length))) + 4;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines.flatMap(line => hung('  - ', line, width))]);
  const lines = [
    `${name} (${id})`,
    ...(docsUrl === undefined ? [] : [docsUrl]),
    ...sections.flatMap(({ title, facts }) => ['', title, ...facts.flatMap(([label, said]) => hung(`  ${label}`.padEnd(column), said.replaceAll('`', ''), width))]),
    ...list('Traps', notes),
    ...list('Assumed, so never a reason to report', assumed),
    ...list('Not confirmed, so never a reason to report', unconfirmed),
    ...list('Sources', sources),
    ...(checked === undefined ? [] : ['', ...hung('', "A signature made from this profile came out as the vendor's own package makes it.", width)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Wrapped behind its label; a word longer than the line stands alone. */
function hung(label: string, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && label.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, i) => (i === 0 ? label : ' '.repeat(label.length)) + each);
}
