/** A comment that says which API the code around it speaks to: `// postern-profile: binance`. */
export interface NamedProfile {
  id: string;
  offset: number;
}

const COMMENT = /(?:\/\/|\/\*\*?|<!--|^[ \t]*\*)[ \t]*postern-profile[: \t][ \t]*([\w-]{1,64}(?:,[ \t]*[\w-]{1,64}){0,8})/gm;

const MOST = 100; // comments in a file that are read; more is written to be slow

export function namedProfilesIn(text: string): readonly NamedProfile[] {
  if (!text.includes('postern-profile')) return [];
  const found: NamedProfile[] = [];
  for (const match of text.matchAll(COMMENT)) {
    found.push(...match[1]!.split(/,[ \t]*/).map(id => ({ id, offset: match.index })));
    if (found.length >= MOST) break;
  }
  return found;
}
