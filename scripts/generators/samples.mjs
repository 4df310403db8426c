import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTs } from '../load-ts.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A comment that names a command, and the code block after it, which holds what the command gives. */
const SAMPLE =
  /(<!-- (?:output|file (?<file>\S+))(?: at (?<pointer>\/\S+))?(?: in (?<folder>\S+))?: playbook (?<command>.+) -->\n(?<fence>`{3,})(?<info>\w*)\n)(?:[\s\S]*?\n)??(?=\k<fence>\n)/g;
const COMMENT = /^<!-- (?:output|file)\b.*: playbook .*$/gm;

/**
 * Renews the samples of output in a document. The comment above a sample says where it comes from:
 * - `<!-- output: playbook rules -->`: what the command prints to standard output, run in the repository
 * - `<!-- output in examples: playbook check -->`: the same, run in a copy of that folder, outside of Git
 * - `<!-- output at /summary in examples: playbook check --format json -->`: one value of JSON output, by its JSON pointer
 * - `<!-- file page.md in examples: playbook fix -->`: a file of the copy, after the command
 *
 * Arguments are separated by single spaces. JSON in a block marked `escapeJson` is indented.
 *
 * @throws when a command fails (exits with 2 or more), or a comment has no code block right below it
 */
export async function renewSamples(text) {
  const samples = [...text.matchAll(SAMPLE)];
  const comments = text.match(COMMENT) ?? [];
  if (comments.length !== samples.length)
    throw new Error(`A sample has a malformed comment, or no code block below it:\n${comments.join('\n')}`);
  const outputs = [];
  for (const { groups } of samples) outputs.push(await outputOf(groups));
  return text.replace(SAMPLE, (_, head) => head + outputs.shift());
}

async function outputOf({ command, folder, file, pointer, info }) {
  const { place, remove } = folder ? await copyOf(folder) : { place: root, remove: () => undefined };
  try {
    const printed = await run(command, place);
    const text = file ? await readFile(join(place, file), 'utf8') : printed;
    return `${info === 'json' ? indented(text, pointer) : text.trimEnd()}\n`;
  } finally {
    await remove();
  }
}

async function copyOf(folder) {
  const place = await mkdtemp(join(tmpdir(), 'playbook-sample-'));
  await cp(join(root, folder), place, { recursive: true });
  return { place, remove: () => rm(place, { recursive: true }) };
}

/** What a command prints to standard output. */
async function run(command, cwd) {
  const cli = await loadCli();
  const printed = [];
  const failures = [];
  const code = await cli.run({
    argv: command.split(' '),
    io: {
      stdout: { write: (part) => printed.push(part) },
      stderr: { write: (part) => failures.push(part) },
      env: {},
      cwd,
      now: () => new Date(2026, 0, 31),
    },
  });
  if (code > 1) throw new Error(`"playbook ${command}" failed: ${failures.join('')}`);
  return printed.join('');
}

/** The value that a JSON pointer (RFC 6901) leads to, or all of it. */
function indented(text, pointer = '') {
  const keys = pointer.split('/').slice(1);
  const value = keys.reduce((node, key) => node?.[key], JSON.parse(text));
  if (value === undefined) throw new Error(`Nothing is at "${pointer}" of the output.`);
  return JSON.stringify(value, null, 2);
}

let loaded;
function loadCli() {
  loaded ??= loadTs('server/src/cli/run.ts');
  return loaded;
}
