import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTs } from '../load-ts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A comment that names a command, and the code block after it, which holds what the command prints. */
const SAMPLE =
  /(<!-- output(?: in (?<folder>\S+))?: playbook (?<command>.+) -->\n(?<fence>`{3,})\w*\n)(?:[\s\S]*?\n)??(?=\k<fence>\n)/g;

/**
 * Renews the samples of output in a document: each is what the command of the comment above it prints to standard output today,
 * run in the repository or in the folder that the comment names. Arguments are separated by single spaces.
 *
 * @example
 * <!-- output in examples: playbook check --format unix -->
 * ```text
 * ```
 */
export async function renewSamples(text) {
  const outputs = [];
  for (const { groups } of text.matchAll(SAMPLE)) outputs.push(await outputOf(groups.command, groups.folder));
  return text.replace(SAMPLE, (_, head) => head + outputs.shift());
}

async function outputOf(command, folder = '.') {
  const { run } = await loadCli();
  const printed = [];
  const failures = [];
  const code = await run({
    argv: command.split(' '),
    io: {
      stdout: { write: (part) => printed.push(part) },
      stderr: { write: (part) => failures.push(part) },
      env: {},
      cwd: resolve(root, folder),
      now: () => new Date(2026, 0, 31),
    },
  });
  if (code > 1) throw new Error(`"playbook ${command}" in ${folder} failed: ${failures.join('')}`);
  return `${printed.join('').trimEnd()}\n`;
}

let loaded;
function loadCli() {
  loaded ??= loadTs('server/src/cli/run.ts');
  return loaded;
}
