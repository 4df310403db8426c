import 'mocha/mocha.js';
import type MochaTypes from 'mocha';

declare const LINE_MARK: string;
declare const COUNTS_MARK: string;
declare const TEST_GREP: string;

/** Milliseconds. Generous: a machine that does other work, too, must not make a test fail. */
const timeout = 120_000;

// The browser build puts its class there. Its own `mocha.run()` asks for `location`, which Node does not have.
const { Mocha } = globalThis as unknown as { Mocha: typeof MochaTypes };
const mocha = new Mocha({
  ui: 'bdd',
  // Its results are listened to.
  reporter: Mocha.reporters.Base,
  timeout,
  ...(TEST_GREP !== '' && { fgrep: TEST_GREP }),
});
// Makes `describe` and `it` global, for the suites that are imported after this file.
mocha.suite.emit('pre-require', globalThis, null, mocha);

/** What an extension host calls; rejects when a test failed. */
export function runMocha(): Promise<void> {
  return new Promise((passed, failed) => {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const runner = Mocha.prototype.run.call(mocha, () => {
      print(COUNTS_MARK + JSON.stringify(counts));
      if (counts.failed > 0) failed(new Error(`${counts.failed} failed.`));
      else if (counts.passed === 0) failed(new Error('No test ran.'));
      else passed();
    });
    runner.on('suite', (suite) => {
      if (!suite.root) print(indent(suite, suite.title));
    });
    runner.on('pass', (test) => {
      counts.passed++;
      print(indent(test, `✔ ${test.title} (${test.duration ?? 0} ms)`));
    });
    runner.on('pending', (test) => {
      counts.skipped++;
      print(indent(test, `- ${test.title}`));
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      print(indent(test, `✖ ${test.title}`));
      for (const line of describeError(error)) print(indent(test, `    ${line}`));
    });
  });
}

function indent(node: MochaTypes.Suite | MochaTypes.Runnable, text: string): string {
  return '  '.repeat(node.titlePath().length) + text;
}

function describeError(error: Error & { actual?: unknown; expected?: unknown }): readonly string[] {
  const lines = (error.stack ?? String(error)).split('\n');
  if (!('actual' in error)) return lines;
  return [...lines, `expected ${inspect(error.expected)}`, `actual   ${inspect(error.actual)}`];
}

function inspect(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 600);
}

function print(line: string): void {
  console.log(LINE_MARK + line);
}
