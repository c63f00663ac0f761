/**
 * Who does what, in memory that all threads share: nobody waits to be handed work. Jobs are numbers from 0.
 *
 * Each job is taken once as it stands; whoever finds that it needs the rules for code may put it off for a thread that is
 * warm for them. To warm a thread for the rules costs as much as a thousand files of text.
 */
export interface JobBoard {
  /** The next jobs that nobody has looked at, from the first to before the second number; undefined when none is left. */
  takeRun(): Run | undefined;
  putOff(job: number): void;
  takePutOff(): number | undefined;
  finish(): void;
  /** How many are done, by all threads. */
  done(): number;
}

export type Run = readonly [number, number];

/** Jobs that a thread takes at a time. */
export const RUN = 16;

export function jobBoardMemory(jobs: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer((FIRST_SLOT + jobs) * 4));
}

const [NEXT, HEAD, TAIL, DONE, FIRST_SLOT] = [0, 1, 2, 3, 4] as const;

export function jobBoard(memory: Int32Array<SharedArrayBuffer>): JobBoard {
  const count = memory.length - FIRST_SLOT;

  return {
    takeRun() {
      const first = Atomics.add(memory, NEXT, RUN);
      return first < count ? [first, Math.min(first + RUN, count)] : undefined;
    },
    putOff(job) {
      // A job is put off once at most, so there is room for all. 0 says that the slot is not written yet.
      Atomics.store(memory, FIRST_SLOT + Atomics.add(memory, TAIL, 1), job + 1);
    },
    takePutOff() {
      for (;;) {
        const head = Atomics.load(memory, HEAD);
        if (head >= Atomics.load(memory, TAIL)) return undefined;
        const job = Atomics.load(memory, FIRST_SLOT + head);
        if (job > 0 && Atomics.compareExchange(memory, HEAD, head, head + 1) === head) return job - 1;
      }
    },
    finish: () => void Atomics.add(memory, DONE, 1),
    done: () => Atomics.load(memory, DONE),
  };
}
