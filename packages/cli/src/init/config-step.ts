import { change, nothingToDo, type Step } from './change.js';
import type { Surroundings } from './surroundings.js';

/** `postern.config.json`, with the defaults written out for whoever wants to change one. */
export async function configStep({ text, apis, envFiles, framework }: Surroundings): Promise<Step> {
  if ((await text('postern.config.json')) !== undefined) return nothingToDo;
  const seen = [framework, ...apis].filter(name => name !== undefined).join(', ');
  const lines = [
    '{',
    '  "$schema": "./node_modules/postern/bundle/config.schema.json",',
    ...(seen === '' ? [] : [`  // Seen here: ${seen}.`]),
    ...(envFiles.length === 0 ? [] : [`  // ${envFiles.join(', ')}: whether git ignores what it has to is checked.`]),
    '  "failOn": "low", // critical, high, medium, low or never',
    '  "minConfidence": "likely", // possible shows more, certain less',
    '  "exclude": [], // patterns as in .gitignore',
    '  "ignore": [] // { "check": "…", "path": "…", "reason": "…", "until": "2027-06-30" }',
    '}',
    '',
  ];
  return change('postern.config.json', undefined, lines.join('\n'));
}
