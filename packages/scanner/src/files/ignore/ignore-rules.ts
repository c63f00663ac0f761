/** One line of a .gitignore. */
export interface IgnoreRule {
  /** From 0. */
  line: number;
  negated: boolean;
  foldersOnly: boolean;
  /** Held against the path from the folder of the file, without a slash at its end. */
  matches(path: string): boolean;
}

/** The rules of a .gitignore, as git reads them. */
export function parseIgnoreRules(text: string): IgnoreRule[] {
  return text.replace(/^\ufeff/, '').split('\n').flatMap((line, i) => ruleOf(line, i) ?? []);
}

/** What the rules of the folders above say of a path: the deepest file first, its last matching line decides. */
export function isIgnored(path: string, rulesOf: (folder: string) => readonly IgnoreRule[]): boolean {
  const parts = path.split('/');
  // A folder that is ignored takes all that is in it along, whatever a later "!" says.
  for (let depth = 1; depth < parts.length; depth++) if (verdictOn(parts.slice(0, depth).join('/'), true, rulesOf)) return true;
  return verdictOn(path, false, rulesOf);
}

function verdictOn(path: string, isFolder: boolean, rulesOf: (folder: string) => readonly IgnoreRule[]): boolean {
  const parts = path.split('/');
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const below = parts.slice(depth).join('/');
    const rule = rulesOf(parts.slice(0, depth).join('/')).findLast(({ foldersOnly, matches }) => (isFolder || !foldersOnly) && matches(below));
    if (rule) return !rule.negated;
  }
  return false;
}

function ruleOf(line: string, number: number): IgnoreRule | undefined {
  let pattern = withoutTrailingBlanks(line.replace(/\r$/, ''));
  if (pattern === '' || pattern.startsWith('#')) return undefined;
  const negated = pattern.startsWith('!');
  if (negated) pattern = pattern.slice(1);
  const foldersOnly = /\/$/.test(pattern);
  if (foldersOnly) pattern = pattern.slice(0, -1);
  if (pattern === '') return undefined;
  const anchored = pattern.includes('/');
  const segments = segmentsOf(pattern.replace(/^\//, ''));
  const isMatch = segmentsMatcher(segments);
  return { line: number, negated, foldersOnly, matches: path => (anchored ? isMatch(path.split('/')) : isMatch([path.slice(path.lastIndexOf('/') + 1)])) };
}

/** Blanks at the end do not count, unless a backslash keeps them. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') {
    let slashes = 0;
    while (line[end - 2 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 1) break;
    end -= 1;
  }
  return line.slice(0, end);
}

/** Split at the slashes that stand in no set. */
function segmentsOf(pattern: string): string[] {
  const segments = [''];
  for (let i = 0; i < pattern.length; i++) {
    const end = pattern[i] === '[' ? setAt(pattern, i)?.end : pattern[i] === '\\' ? i + 1 : undefined;
    if (pattern[i] === '/') segments.push('');
    else segments[segments.length - 1] += pattern.slice(i, (end ?? i) + 1);
    i = end ?? i;
  }
  return segments;
}

/** Segment by segment, with `**` for any number of them; each pair is looked at once. */
function segmentsMatcher(segments: readonly string[]): (parts: readonly string[]) => boolean {
  const matchers = segments.map(segment => (segment === '**' ? undefined : globMatcher(segment)));
  return parts => {
    let reachable = new Set([0]);
    for (let i = 0; i < matchers.length; i++) {
      const matcher = matchers[i];
      const next = new Set<number>();
      for (const at of reachable) {
        if (matcher) {
          if (at < parts.length && matcher(parts[at]!)) next.add(at + 1);
        } else {
          // At the end "**" stands for what lies inside, so for one at least.
          for (let to = at + (i === matchers.length - 1 && i > 0 ? 1 : 0); to <= parts.length; to++) next.add(to);
        }
      }
      reachable = next;
    }
    return reachable.has(parts.length);
  };
}

/** A glob within one segment. Stars are tried from left to right with one way back: linear in text times stars. */
function globMatcher(glob: string): (text: string) => boolean {
  const tokens = tokensOf(glob);
  if (!tokens) return () => false;
  return text => {
    let token = 0;
    let at = 0;
    let star = -1;
    let starAt = 0;
    while (at < text.length) {
      const current = tokens[token];
      if (current === '*') {
        star = token++;
        starAt = at;
      } else if (current !== undefined && current(text.charAt(at))) {
        token += 1;
        at += 1;
      } else if (star >= 0) {
        token = star + 1;
        at = ++starAt;
      } else return false;
    }
    while (tokens[token] === '*') token += 1;
    return token === tokens.length;
  };
}

type Token = '*' | ((char: string) => boolean);

function tokensOf(glob: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i]!;
    if (char === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (char === '?') tokens.push(() => true);
    else if (char === '[') {
      const set = setAt(glob, i);
      if (!set) return undefined; // git matches nothing with an open bracket
      tokens.push(set.matches);
      i = set.end;
    } else if (char === '\\') {
      const literal = glob[++i];
      if (literal === undefined) return undefined;
      tokens.push(other => other === literal);
    } else tokens.push(other => other === char);
  }
  return tokens;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[a-z]/i,
  digit: /\d/,
  alnum: /[a-z0-9]/i,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9a-f]/i,
  blank: /[ \t]/,
};

/** `[a-z]`, `[!x]`, `[[:digit:]]`; a "]" that comes first belongs to the set. */
function setAt(glob: string, start: number): { matches: (char: string) => boolean; end: number } | undefined {
  let at = start + 1;
  const inverted = glob[at] === '!' || glob[at] === '^';
  if (inverted) at += 1;
  const tests: ((char: string) => boolean)[] = [];
  for (let first = true; ; first = false) {
    let char = glob[at];
    if (char === undefined) return undefined;
    if (char === ']' && !first) return { end: at, matches: other => tests.some(test => test(other)) !== inverted };
    const named = /^\[:(\w+):\]/.exec(glob.slice(at));
    if (named) {
      const expression = CLASSES[named[1]!];
      if (!expression) return undefined;
      tests.push(other => expression.test(other));
      at += named[0].length;
      continue;
    }
    if (char === '\\') char = glob[++at];
    if (char === undefined) return undefined;
    const low = char;
    let high = char;
    if (glob[at + 1] === '-' && glob[at + 2] !== undefined && glob[at + 2] !== ']') {
      at += 2;
      high = glob[at] === '\\' ? (glob[++at] ?? '') : glob[at]!;
    }
    tests.push(other => other >= low && other <= high);
    at += 1;
  }
}
