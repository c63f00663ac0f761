/** Whether a path answers to a pattern as in .gitignore, without negation. Takes no more steps than both are long, multiplied. */
export function answersTo(path: string, pattern: string): boolean {
  const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  // A pattern with a slash inside speaks from the root, another of a name at any depth.
  const isRooted = bare.includes('/') || /^\.?\//.test(pattern);
  const wanted = [...(isRooted ? [] : ['**']), ...bare.split('/'), '**'];
  return matches(path.split('/'), wanted, '**', (name, part) => matches([...name], [...part], '*', (letter, sign) => sign === '?' || sign === letter));
}

/** `many` stands for any number of parts, none too. One step back to the last of them is enough. */
function matches(given: readonly string[], wanted: readonly string[], many: string, fits: (part: string, wanted: string) => boolean): boolean {
  let [at, next, star, mark] = [0, 0, -1, 0];
  while (at < given.length) {
    if (wanted[next] === many) [star, mark, next] = [next, at, next + 1];
    else if (next < wanted.length && fits(given[at]!, wanted[next]!)) [at, next] = [at + 1, next + 1];
    else if (star >= 0) [next, mark, at] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (wanted[next] === many) next += 1;
  return next === wanted.length;
}
