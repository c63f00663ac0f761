/** A comment that says which API the code around it speaks to: `// postern-profile: binance`. */
export interface NamedProfile {
  id: string;
  offset: number;
}

const COMMENT = /(?:\/\/|\/\*\*?|<!--|^[ \t]*\*)[ \t]*postern-profile[: \t][ \t]*([\w-]{1,64}(?:,[ \t]*[\w-]{1,64}){0,8})/gm;

export function namedProfilesIn(text: string): readonly NamedProfile[] {
  if (!text.includes('postern-profile')) return [];
  return Array.from(text.matchAll(COMMENT)).flatMap(match => match[1]!.split(/,[ \t]*/).map(id => ({ id, offset: match.index })));
}
