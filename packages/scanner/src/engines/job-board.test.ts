import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { jobBoard, jobBoardMemory } from './job-board.js';

test('every job is taken once and no other is, whoever asks in whatever order', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.infiniteStream(fc.nat(2)), fc.infiniteStream(fc.boolean()), (count, askers, isCode) => {
      const memory = jobBoardMemory(count);
      const boards = [jobBoard(memory), jobBoard(memory), jobBoard(memory)];
      const done: number[] = [];
      for (let idle = 0; idle < 3; ) {
        const board = boards[askers.next().value!]!;
        const late = board.takePutOff();
        const run = late === undefined ? board.takeRun() : undefined;
        idle = late === undefined && run === undefined ? idle + 1 : 0;
        if (late !== undefined) done.push(late);
        for (let job = run?.[0] ?? 0; job < (run?.[1] ?? 0); job += 1) {
          if (isCode.next().value) board.putOff(job);
          else done.push(job);
        }
      }
      assert.equal(done.sort((a, b) => a - b), Array.from({ length: count }, (_, i) => i));
    }),
  );
});

test('what is done is counted for all', () => {
  const memory = jobBoardMemory(3);
  jobBoard(memory).finish();
  jobBoard(memory).finish();
  assert.is(jobBoard(memory).done(), 2);
});

test.run();
