import type { FoundCredential } from '@postern/credentials';

/** What secretlint's recommended preset finds beyond our own formats. Loaded only where one of its marks was left unexplained. */
export async function presetCredentials(path: string, text: string, known: readonly FoundCredential[]): Promise<FoundCredential[]> {
  if (!PREFIX.test(text)) return [];
  const covered = (start: number, end: number) => known.some(credential => credential.start < end && start < credential.end);
  if (!Array.from(text.matchAll(MARKS)).some(({ index, 0: mark }) => !covered(index, index + mark.length))) return [];
  const [{ lintSource }, { creator }, { isPlaceholder, surpriseOf }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend'), import('@postern/credentials')]);
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
/** The fixed text of a mark, found by the character that ends it: those are rare, and the marks are asked of every file. */
const PREFIX = /[_.-](?<=xox[abeoprs]-|xapp-|lin_api_|ops_|sk-ant-|figd_|glpat-|SG\.|shp(?:at|ca|pa|ss)_|hf_|dop_v1_|pul-)/;
const OURS = /github|basicauth|privatekey|database-connection|npm|aws|gcp|filter/;
