// Tells the story with Mocha, in this process.
import Mocha from 'mocha';
import { openBrowser } from '../host/browser.mjs';
import { startCodeServer } from '../host/code-server.mjs';
import { tellStory } from './story.mjs';

/**
 * @param options.vsix the packaged extension
 * @param options.workspace the folder of which a copy is opened
 * @param options.pictures where screenshots go
 * @param options.grep only tests whose title contains this text
 * @returns how many of its tests passed, failed and were skipped
 */
export async function runStory({ vsix, grep, ...options }) {
  const { server, browser } = await start(vsix).catch((error) => {
    console.error(`  ${error.message}\n  The host failed, not a test: it is started once more.`);
    return start(vsix);
  });
  try {
    const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 180_000 });
    if (grep) mocha.fgrep(grep);
    mocha.suite.emit('pre-require', globalThis, null, mocha);
    tellStory({ ...options, server, page: browser.page });
    const { passes, failures, pending } = await new Promise((ended) => {
      const runner = mocha.run(() => ended(runner.stats));
    });
    return { passed: passes, failed: failures, skipped: pending };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function start(vsix) {
  const server = await startCodeServer({ extensions: [vsix] });
  try {
    return { server, browser: await openBrowser() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
