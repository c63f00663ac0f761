/**
 * Base score of a CVSS 3.0 or 3.1 vector; `undefined` for other versions and for vectors that are not whole.
 * Source: https://www.first.org/cvss/v3-1/specification-document, sections 7.1 and 7.4.
 */
export function cvssScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const given = new Map(vector.split('/').map(part => part.split(':', 2) as [string, string]));
  const changed = given.get('S') === 'C';
  const weight = (metric: keyof typeof weights) => (weights[metric] as Readonly<Record<string, number>>)[given.get(metric) ?? ''];
  const privileges = (changed ? { N: 0.85, L: 0.68, H: 0.5 } : { N: 0.85, L: 0.62, H: 0.27 })[given.get('PR') as 'N' | 'L' | 'H'];
  const [vectorWeight, complexity, interaction, confidentiality, integrity, availability] = [weight('AV'), weight('AC'), weight('UI'), weight('C'), weight('I'), weight('A')];
  const all = [vectorWeight, complexity, interaction, confidentiality, integrity, availability, privileges];
  if (all.some(value => value === undefined)) return undefined;
  const base = 1 - (1 - confidentiality!) * (1 - integrity!) * (1 - availability!);
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * vectorWeight! * complexity! * privileges! * interaction!;
  return roundedUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}

const weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

/** Up to one decimal, free of the faults of binary fractions. */
function roundedUp(score: number): number {
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
