import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Queue } from '../../../server/src/cli/pool/queue.ts';

test('every piece is taken once, whoever comes when', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat()),
      (length, workers, turns) => {
        const queue = new Queue(length, workers);
        const taken: number[] = [];
        let asked = 0;
        for (const turn of turns) {
          if (turn % 2 === 0) taken.push(...queue.takeNext((turn >> 1) % workers, 4));
          else if (asked < length && queue.take(asked++)) taken.push(asked - 1);
        }
        for (let batch = queue.takeNext(0, 4); batch.length > 0; batch = queue.takeNext(0, 4))
          taken.push(...batch);
        expect([...taken].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, at) => at));
      },
    ),
  );
});

test('a worker begins with his own part, and then helps from the far end of another', () => {
  const queue = new Queue(6, 2);
  expect(queue.takeNext(1, 2)).toEqual([3, 4]);
  expect(queue.takeNext(1, 2)).toEqual([5, 2]);
  expect(queue.take(2)).toBe(false);
  expect(queue.takeNext(0, 9)).toEqual([0, 1]);
  expect(queue.takeNext(1, 9)).toEqual([]);
});
