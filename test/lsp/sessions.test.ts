import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzz } from '../support/fuzz.ts';
import { Session, steps } from './session.ts';

/*
 * `FUZZ_RUNS=100 npx vitest --project process test/lsp/sessions.test.ts` plays 200 sessions with each kind of editor.
 */
describe.each([
  ['that has problems pushed', false],
  ['that asks for problems', true],
])('an editor %s', (_, pulls) => {
  test('shows what a fresh check finds, whatever was typed, closed, moved and taken back', async () => {
    const play = fc.asyncProperty(steps, async (all) => {
      const session = await Session.start(pulls);
      for (const step of all) await session.take(step);
      const { shown, expected } = await session.end();
      expect(shown).toEqual(expected);
    });
    await fc.assert(play, { ...fuzz(2), endOnFailure: true });
  }, 3_600_000);
});
