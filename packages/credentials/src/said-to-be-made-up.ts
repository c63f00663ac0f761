import { startOfLine } from './start-of-line.js';

/** Whether a comment at a value, or on the line above, says that it is nobody's: `// dummy secret`, `# not a real key`. */
export function isSaidToBeMadeUp(text: string, start: number, end: number): boolean {
  const lineStart = startOfLine(text, start);
  const stop = text.indexOf('\n', end);
  const after = text.slice(end, Math.min(stop < 0 ? text.length : stop, end + 200));
  if (SAID.test(/(?:\/\/|#|\/\*|<!--|--)[^]*$/.exec(after)?.[0] ?? '')) return true;
  if (lineStart === 0) return false;
  const above = text.slice(startOfLine(text, lineStart - 1), lineStart - 1);
  return above.length < 300 && /^\s*(?:\/\/|#|\/?\*|<!--|--)/.test(above) && SAID.test(above);
}

const SAID = /\b(?:dummy|fake|faked|mock|mocked|made[- ]up|bogus|placeholder|not (?:actually |really )?(?:a |an )?(?:real|actual|secret|live|valid|sensitive|working)|only (?:for|in) (?:tests?|testing|development)|for (?:tests?|testing) only|non-?secret|not used (?:in|for) production|random(?:ly)? (?:example|sample)|example (?:key|token|secret|value)|intentionally (?:public|committed|exposed)|safe to (?:commit|share|publish|expose))\b/i;
