import { type Verdict, verdict } from './verdict.js';

/** How far this machine's clock is from another, in milliseconds: positive where this one is behind. */
export interface Offset {
  ms: number;
  /** The true offset lies within this much of it. */
  within: number;
}

/** What an offset means for signatures that an API accepts for so many seconds. */
export function clockVerdict(subject: string, { ms, within }: Offset, toleranceSeconds: number): Verdict {
  const [distance, allowed] = [Math.abs(ms), toleranceSeconds * 1000];
  const says = `this clock is ${durationText(distance)} ${ms > 0 ? 'behind' : 'ahead'} (± ${durationText(within)}); ±${toleranceSeconds} s are accepted`;
  if (distance - within > allowed) return verdict(subject, 'clock', 'fail', says, 'Requests are refused. Set the clock: turn time synchronisation on (timedatectl set-ntp true), on the host too where this is a container.');
  if (distance > allowed / 2 && distance > 2 * within) return verdict(subject, 'clock', 'warn', says, 'More than half of what is accepted is used up. Turn time synchronisation on (timedatectl set-ntp true).');
  return verdict(subject, 'clock', 'ok', distance <= within ? `this clock is right within ${durationText(within)}; ±${toleranceSeconds} s are accepted` : says);
}

function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}
