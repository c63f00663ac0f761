/** Whether a .dockerignore keeps a file out of the build: patterns from the root of the context, the last one that matches decides. */
export function isDockerIgnored(path: string, text: string): boolean {
  let ignored = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    let pattern = line.trim();
    const negated = pattern.startsWith('!');
    if (negated) pattern = pattern.slice(1).trim();
    pattern = pattern.replace(/^\/+|\/+$/g, '').replace(/^\.\//, '');
    if (pattern === '') continue;
    const expression = expressionOf(pattern);
    // A pattern that matches a folder takes along what is in it.
    const parts = path.split('/');
    if (parts.some((_, i) => expression.test(parts.slice(0, i + 1).join('/')))) ignored = !negated;
  }
  return ignored;
}

function expressionOf(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '*' && pattern[i + 1] === '*') {
      while (pattern[i + 1] === '*') i += 1;
      if (pattern[i + 1] === '/') i += 1;
      source += source.endsWith('.*') ? '' : i === pattern.length - 1 ? '.*' : '(?:.*/)?';
    } else if (char === '*') source += source.endsWith('[^/]*') ? '' : '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = pattern.indexOf(']', i + 2);
      source += end < 0 ? '\\[' : `[${pattern.slice(i + 1, end).replace(/^!/, '^').replace(/[\\[]/g, '\\$&')}]`;
      if (end >= 0) i = end;
    } else source += (char === '\\' ? (pattern[++i] ?? '\\') : char).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /$^/; // docker refuses such a file
  }
}
