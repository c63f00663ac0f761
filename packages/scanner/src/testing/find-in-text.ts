import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../finder.js';

/** For the tests of text finders: what is found in a file, and where. */
export async function findInText(finder: TextFinder, path: string, text: string): Promise<{ problems: Problem[]; lines: string[] }> {
  if (!finder.wants(path)) throw new Error(`${path} is no file for this finder.`);
  const { triggers } = finder;
  const lower = text.toLowerCase();
  const isTriggered = triggers === 'always' || triggers.some(entry => [entry].flat().every(literal => lower.includes(literal.toLowerCase())));
  const problems = isTriggered ? [...(await finder.find({ path, text }))] : [];
  const lines = problems.map(({ span: [start], confidence, data }) => `${text.slice(0, start).split('\n').length} ${String(data?.['reason'])}${confidence === 'possible' ? '?' : ''}`);
  return { problems, lines };
}
