import { checks } from '@postern/catalogue';
import { byCodeUnit } from '../by-code-unit.js';
import { didYouMean } from '@postern/catalogue/settings/closest';
import type { DirectiveUse } from './judge-file.js';

/** What is wrong with the comments that ask for silence: no reason, no such check, nothing to silence. */
export function directiveNotices(uses: readonly DirectiveUse[], isOn: (check: string) => boolean): string[] {
  const known = new Set(checks.map(({ id }) => id));
  const notices: string[] = [];
  for (const { file, line, own, checks: named, reason, used } of merged(uses)) {
    if (!own) continue;
    const place = `${file}:${line}`;
    if (named.length === 0) notices.push(`${place}: this comment names no check, so it silences nothing. Write the check's id after it.`);
    else if (reason === '') notices.push(`${place}: this comment gives no reason, so it silences nothing. Add one: \`-- why\`.`);
    for (const name of named) {
      if (!known.has(name)) notices.push(`${place}: there is no check "${name}". ${didYouMean(name, known)}`.trimEnd());
      else if (reason !== '' && isOn(name) && !used.includes(name)) notices.push(`${place}: nothing here is found by "${name}" any more. Remove the comment.`);
    }
  }
  return notices;
}

/** A file may be judged twice: by what looks at it alone, and by what looks at the whole project. */
function merged(uses: readonly DirectiveUse[]): DirectiveUse[] {
  const byPlace = new Map<string, DirectiveUse>();
  for (const use of uses) {
    const key = `${use.file}\0${use.line}\0${use.target}\0${use.checks.join()}`;
    const other = byPlace.get(key);
    byPlace.set(key, other ? { ...other, used: [...other.used, ...use.used] } : use);
  }
  return [...byPlace.values()].sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line);
}
