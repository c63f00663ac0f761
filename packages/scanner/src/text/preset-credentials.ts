import { type FoundCredential, isPlaceholder, surpriseOf } from '@postern/credentials';
import type { TextFinder } from '../finder.js';
import { credentialProblems, nameAndSecret } from './credential-problems.js';
import { credentialsOf } from './credentials-of.js';

/** What secretlint's recommended preset finds beyond our own formats. Loaded only where one of its marks was left unexplained. */
export const presetCredentials: TextFinder = {
  checks: ['no-hardcoded-credentials'],
  wants: () => true,
  triggers: [...'xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp- lin_api_ ops_eyj sk-ant- figd_ glpat- shpat_ shpca_ shppa_ shpss_ dop_v1_ pul-'.split(' '), 'sg.', 'hf_'],
  async find(file) {
    if (!PREFIX.test(file.text)) return [];
    const { found } = credentialsOf(file);
    const told = new Set(found.map(nameAndSecret));
    return credentialProblems((await presetFindings(file.path, file.text, found)).filter(credential => !told.has(nameAndSecret(credential))));
  },
};

async function presetFindings(path: string, text: string, known: readonly FoundCredential[]): Promise<FoundCredential[]> {
  const covered = (start: number, end: number) => known.some(credential => credential.start < end && start < credential.end);
  if (!Array.from(text.matchAll(MARKS)).some(({ index, 0: mark }) => !covered(index, index + mark.length))) return [];
  const [{ lintSource }, { creator }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
  const { messages } = await lintSource({
    source: { content: text, filePath: path, contentType: 'text' },
    options: { noPhysicFilePath: true, config: { rules: [{ id: creator.meta.id, rule: creator }] } },
  });
  return messages.flatMap(({ range, ruleId }): FoundCredential[] => {
    const [start, end] = range;
    const secret = text.slice(start, end);
    // Our own formats have judged these: what they left is a sample, or has a wrong checksum.
    if (covered(start, end) || OURS.test(ruleId) || isPlaceholder(secret) || surpriseOf(secret) < 0.2) return [];
    return [{ start, end, secret, kind: 'token', name: '', severity: 'high', confidence: 'possible' }];
  });
}

const MARKS = /\b(?:xox[abeoprs]-|xapp-|lin_api_|ops_eyJ|sk-ant-|figd_|glpat-|SG\.[\w-]{10}|shp(?:at|ca|pa|ss)_|hf_[A-Za-z]{10}|dop_v1_|pul-[0-9a-f]{10})[\w.-]{10,}/g;
/** The fixed text of a mark, as it is written and found by the character that ends it. */
const PREFIX = /[_.-](?<=xox[abeoprs]-|xapp-|lin_api_|ops_|sk-ant-|figd_|glpat-|SG\.|shp(?:at|ca|pa|ss)_|hf_|dop_v1_|pul-)/;
const OURS = /github|basicauth|privatekey|database-connection|npm|aws|gcp|filter/;
