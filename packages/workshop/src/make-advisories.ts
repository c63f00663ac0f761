/**
 * Makes the advisory data that ship with Postern out of a folder of facts: `npm.jsonl`, `npm-malicious.tsv` and
 * `node-core.jsonl`. Usage: node packages/workshop/dist/make-advisories.js <folder>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Advisory, type Affected, type AffectedRange, formatStore, parseAffected, severityOf } from '@postern/advisories';

interface Fact {
  id: string;
  aliases?: string[];
  package: string;
  ranges?: { introduced: string; fixed?: string; lastAffected?: string }[];
  versions?: string[];
  severity?: string;
  cvss?: string;
  cwe?: string[];
  published?: string;
  malicious?: boolean;
}

const data = fileURLToPath(new URL('../../advisories/data/', import.meta.url));
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: make-advisories <folder with npm.jsonl, npm-malicious.tsv and node-core.jsonl>');
  process.exit(2);
}

const github = { name: 'GitHub Advisory Database', licence: 'CC-BY-4.0' };
const retire = { name: 'retire.js', licence: 'Apache-2.0' };
const malware = { name: 'OpenSSF malicious-packages', licence: 'Apache-2.0' };
const workingGroup = { name: 'Node.js Security Working Group', licence: 'MIT' };

const known = facts('npm.jsonl').map(advisoryOf);
write('npm.tsv', [github, malware, retire, workingGroup], [...known, ...maliciousNames(known)], newest(known));
const node = facts('node-core.jsonl').map(advisoryOf);
// Records of Node.js carry no dates: the year of the last CVE and the day the index was read.
write('node.tsv', [workingGroup], node, '2026-04-08');

function write(name: string, sources: { name: string; licence: string }[], advisories: Advisory[], date: string): void {
  const text = formatStore({ date, sources }, advisories);
  writeFileSync(join(data, name), text);
  console.log(`${name}: ${advisories.length} advisories, ${(text.length / 1e6).toFixed(2)} MB, newest ${date}`);
}

function facts(name: string): Fact[] {
  return readFileSync(join(folder!, name), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Fact);
}

function advisoryOf(fact: Fact): Advisory {
  return {
    id: fact.id,
    aliases: fact.aliases ?? [],
    package: fact.package,
    ranges: (fact.ranges ?? []).map(({ introduced, fixed, lastAffected }): AffectedRange => ({
      ...(introduced !== '0' && { introduced }),
      ...(fixed && { fixed }),
      ...(lastAffected && { lastAffected }),
    })),
    versions: fact.versions ?? [],
    // Node.js rates most of its flaws; one without a word is held to be of the middle kind.
    severity: severityOf(fact.severity) ?? 'medium',
    cvss: fact.cvss ?? null,
    cwe: (fact.cwe ?? []).map(cwe => Number(cwe.replace('CWE-', ''))),
    published: fact.published ?? null,
    malicious: fact.malicious ?? false,
    exploited: false,
    epss: null,
  };
}

/** Names that are malicious as such, less those that a full record already covers. */
function maliciousNames(covered: Advisory[]): Advisory[] {
  const ids = new Set(covered.flatMap(({ id, aliases }) => [id, ...aliases]));
  return readFileSync(join(folder!, 'npm-malicious.tsv'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split('\t') as [string, string, string])
    .filter(([, id]) => !ids.has(id))
    .map(([name, id, versions]) => ({
      id,
      aliases: [],
      package: name,
      ...affectedBy(versions),
      severity: 'critical',
      cvss: null,
      cwe: [506],
      published: null,
      malicious: true,
      exploited: false,
      epss: null,
    }));
}

/** `*`, exact versions with commas between, or bounds as in `>=1.1.5 <=1.1.7`. */
function affectedBy(versions: string): Affected {
  const written = versions.split(',').map(version => (/^[<>*]/.test(version) ? version : `=${version}`));
  const affected = parseAffected(written.join(' || '));
  if (!affected) throw new Error(`"${versions}" is no list of versions.`);
  return affected;
}

function newest(advisories: Advisory[]): string {
  return advisories.reduce((date, { published }) => (published && published > date ? published : date), '');
}
