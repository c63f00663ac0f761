import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../finder.js';
import { triggerIndex } from '../triggers/trigger-index.js';

/** For the tests of text finders: what is found in a file, and where. */
export async function findInText(finder: TextFinder, path: string, text: string): Promise<{ problems: Problem[]; lines: string[] }> {
  if (!finder.wants(path)) throw new Error(`${path} is no file for this finder.`);
  const { triggers } = finder;
  const isTriggered = triggerIndex([triggers]).match(Buffer.from(text), () => true).length > 0;
  const problems = isTriggered ? [...(await finder.find({ path, text }))] : [];
  const lines = problems.map(({ span: [start], confidence, data }) => `${text.slice(0, start).split('\n').length} ${String(data?.['reason'])}${confidence === 'possible' ? '?' : ''}`);
  return { problems, lines };
}
