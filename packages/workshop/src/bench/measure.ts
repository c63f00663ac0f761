import { spawnSync } from 'node:child_process';

export interface Cost {
  /** Wall clock, the median of the runs. */
  ms: number;
  /** The largest of the runs. */
  peakMb: number;
}

const PEAK = /peak (\d+)\n$/;

/** Runs a module in a process of its own and takes its time and its peak memory. */
export function costOf(runs: number, module: string, args: readonly string[], cwd?: string): Cost {
  const times: number[] = [];
  let peakMb = 0;
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    const { stderr } = spawnSync(process.execPath, ['--import', TELL_PEAK, module, ...args], { encoding: 'utf8', maxBuffer: 1 << 30, cwd });
    times.push(performance.now() - start);
    peakMb = Math.max(peakMb, Number(PEAK.exec(stderr)?.[1] ?? 0) / 1024);
  }
  return { ms: median(times), peakMb: Math.round(peakMb) };
}

/** Wall clock of a bare command, the median of the runs. */
export function timeOf(runs: number, command: string, args: readonly string[], cwd?: string): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      spawnSync(command, args, { stdio: 'ignore', cwd });
      return performance.now() - start;
    }),
  );
}

const TELL_PEAK = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`;

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

let missed = 0;

/** One line of the result; a limit that is not kept is marked. */
export function tell(what: string, value: number, unit: string, limit?: { most?: number; least?: number }): void {
  const isKept = limit === undefined || ((limit.most === undefined || value <= limit.most) && (limit.least === undefined || value >= limit.least));
  if (!isKept) missed += 1;
  const wanted = limit === undefined ? '' : limit.most === undefined ? `at least ${limit.least}` : `at most ${limit.most}`;
  const shown = value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
  console.log(`${isKept ? ' ' : '✗'} ${what.padEnd(62)} ${shown.padStart(9)} ${unit.padEnd(3)}  ${wanted}`.trimEnd());
}

export function limitsMissed(): number {
  return missed;
}
