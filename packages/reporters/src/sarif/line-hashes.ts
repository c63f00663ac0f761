/**
 * One `primaryLocationLineHash` a line, as GitHub's upload action computes it: a rolling hash over the 100 signs that
 * begin with the line, blanks left out. With it an alert stays the same when lines above it move.
 */
export function lineHashes(text: string): string[] {
  const { units, starts } = fed(text);
  const seen = new Map<string, number>();
  const hashes: string[] = [];
  let hash = 0n;
  let next = 0;
  for (let index = 0; next < starts.length; index++) {
    const dropped = index < WINDOW ? 0 : units[index - WINDOW]!;
    hash = BigInt.asUintN(64, MODULUS * hash + BigInt(units[index]!) - DROP * BigInt(dropped));
    if (index !== starts[next]! + WINDOW - 1) continue;
    const hex = hash.toString(16);
    const times = (seen.get(hex) ?? 0) + 1;
    seen.set(hex, times);
    hashes.push(`${hex}:${times}`);
    next++;
  }
  return hashes;
}

const WINDOW = 100;
const MODULUS = 37n;
const DROP = BigInt.asUintN(64, MODULUS ** BigInt(WINDOW));
const END = 65_535;

function fed(text: string): { units: number[]; starts: number[] } {
  const units: number[] = [];
  const starts: number[] = [];
  let atStart = true;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x20 || unit === 0x09) continue;
    if (unit === 0x0a && text.charCodeAt(index - 1) === 0x0d) continue; // its CR stood for both
    if (atStart) starts.push(units.length);
    atStart = unit === 0x0a || unit === 0x0d;
    units.push(atStart ? 0x0a : unit);
  }
  if (atStart) starts.push(units.length);
  return { units: [...units, END, ...new Array<number>(WINDOW).fill(0)], starts };
}
