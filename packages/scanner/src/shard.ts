import { createHash } from 'node:crypto';
import { checks as allChecks } from '@postern/catalogue';
import { byCodeUnit } from './by-code-unit.js';
import { type Gathered, type ReportOptions } from './report-of.js';
import type { ScanOptions } from './scan.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { BUILD, VERSION } from './version.js';

/** One of `count` parts of a project; `index` counts from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** By the name alone: an edit moves no file to another machine. */
export function isInShard(file: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(file).digest().readUInt32BE(0) % count === index - 1;
}

/** What one machine found, for `merge`. */
export function formatPart(gathered: Gathered, shard: Shard, options: ScanOptions): string {
  const { checks, ignore, baseline, isPartial, today } = options;
  const settings: Settings = { checks: checks.map(({ id }) => id), ignore, baseline, isPartial, today };
  return `${JSON.stringify({ part: 1, tool: toolOf(), shard, settings, gathered })}\n`;
}

/** The parts of one scan, joined to what a single run would have found. */
export function mergeParts(named: readonly { name: string; text: string }[]): { gathered: Gathered; options: ReportOptions } {
  const parts = named.map(({ name, text }) => parsePart(name, text)).sort((a, b) => a.shard.index - b.shard.index);
  const [first] = parts;
  if (!first) throw new UsageError('There is nothing to merge.', 'Name the files that `postern scan --shard <i>/<n>` wrote.');
  const { count } = first.shard;
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter(index => parts.filter(({ shard }) => shard.index === index).length !== 1);
  if (missing.length > 0) throw new UsageError(`Part ${missing.join(', ')} of ${count} is not there exactly once.`, 'Name one file of each shard.');
  for (const { name, tool, shard, settings } of parts) {
    if (tool !== first.tool || shard.count !== count || JSON.stringify({ ...settings, today: '' }) !== JSON.stringify({ ...first.settings, today: '' })) {
      throw new UsageError(`${name} comes from another scan than ${first.name}.`, 'Use the same version, options and settings for every shard.');
    }
  }
  const whole = parts[0]!.gathered.whole;
  const gathered: Gathered = { outcomes: parts.flatMap(part => part.gathered.outcomes), whole, files: parts.reduce((sum, part) => sum + part.gathered.files, 0) };
  const isOn = new Set(first.settings.checks);
  return { gathered, options: { ...first.settings, checks: allChecks.filter(({ id }) => isOn.has(id)).sort((a, b) => byCodeUnit(a.id, b.id)) } };
}

type Settings = Omit<ReportOptions, 'checks'> & { checks: readonly string[] };

interface Part {
  name: string;
  tool: string;
  shard: Shard;
  settings: Settings;
  gathered: Gathered;
}

function parsePart(name: string, text: string): Part {
  try {
    const { part, ...rest } = JSON.parse(text) as { part?: unknown } & Omit<Part, 'name'>;
    if (part === 1 && Array.isArray(rest.gathered.outcomes) && rest.shard.index > 0) return { name, ...rest };
  } catch {
    // told below
  }
  throw new UsageError(`${name} is no part of a scan.`, 'Name the files that `postern scan --shard <i>/<n>` wrote.');
}

function toolOf(): string {
  return `${VERSION} ${BUILD ?? ''}`.trim();
}
