// Tells the story with Mocha, in this process.
import Mocha from 'mocha';
import { tellStory } from './story.mjs';

/** @returns how many of its tests passed, failed and were skipped */
export async function runStory({ grep, ...options }) {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 180_000 });
  if (grep) mocha.fgrep(grep);
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  tellStory(options);
  const { passes, failures, pending } = await new Promise((ended) => {
    const runner = mocha.run(() => ended(runner.stats));
  });
  return { passed: passes, failed: failures, skipped: pending };
}
