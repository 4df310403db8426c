import { playbook, type Terminal } from '../playbook.ts';

/** What a command is run on. */
export interface Scene {
  readonly root: string;
  /** The page with a hostile name, relative to the root. */
  readonly page: string;
  readonly pageText: string;
  /** A hostile string, for an argument. Not empty. */
  readonly word: string;
}

export interface Invocation {
  readonly argv: readonly string[];
  readonly terminal?: Terminal;
}

const TTY: Terminal = { stdoutIsTTY: true, stderrIsTTY: true, columns: 80, env: { FORCE_COLOR: '1' } };

/** Every command, in every way in which it can be told something by a stranger. */
export const INVOCATIONS: Readonly<Record<string, (scene: Scene) => Invocation>> = {
  check: () => ({ argv: ['check'] }),
  'check on a terminal': () => ({ argv: ['check', '--verbose'], terminal: TTY }),
  'check on a narrow terminal': () => ({ argv: ['check'], terminal: { ...TTY, columns: 45 } }),
  'check, a page by name': ({ page }) => ({ argv: ['check', '--', page] }),
  'check, a path': ({ word }) => ({ argv: ['check', '--', word] }),
  'check, a path on a terminal': ({ word }) => ({ argv: ['check', '--', word], terminal: TTY }),
  'check --rule': ({ word }) => ({ argv: ['check', `--rule=${word}`] }),
  'check --format': ({ word }) => ({ argv: ['check', `--format=${word}`] }),
  'check --format, a folder': ({ word }) => ({ argv: ['check', `--format=json=a.md/${word}`] }),
  'check --config': ({ word }) => ({ argv: ['check', `--config=${word}`] }),
  'check --config, broken': ({ page }) => ({ argv: ['check', `--config=${page}`] }),
  'check --baseline': ({ word }) => ({ argv: ['check', `--baseline=${word}`] }),
  'check --baseline, broken': ({ page }) => ({ argv: ['check', `--baseline=${page}`] }),
  'check --update-baseline': () => ({ argv: ['check', '--update-baseline'] }),
  'check --cache': () => ({ argv: ['check', '--cache', '--cache-location', 'kept'] }),
  'check --changed-since': ({ word }) => ({ argv: ['check', `--changed-since=${word}`] }),
  'check --staged': () => ({ argv: ['check', '--staged'] }),
  'check --max-warnings': ({ word }) => ({ argv: ['check', `--max-warnings=${word}`] }),
  'check --shard': ({ word }) => ({ argv: ['check', `--shard=${word}`] }),
  'check --shard-file': ({ word }) => ({ argv: ['check', '--shard=1/1', `--shard-file=s/${word}`] }),
  'check --fix': () => ({ argv: ['check', '--fix'] }),
  'check --statistics': () => ({ argv: ['check', '--statistics', '--exit-zero'] }),
  'check --statistics, for programs': () => ({ argv: ['check', '--statistics', '--format=json'] }),
  'check --stdin': ({ page, pageText }) => ({
    argv: ['check', '--stdin', `--stdin-filename=${page}`],
    terminal: { stdin: pageText },
  }),
  'check --watch': () => {
    const stop = new AbortController();
    const onWrite = (text: string) => text.includes('Ctrl+C') && stop.abort();
    return { argv: ['check', '--watch'], terminal: { ...TTY, signal: stop.signal, onWrite } };
  },
  'an option': ({ word }) => ({ argv: ['check', `--${word}`] }),
  'a value of an option': ({ word }) => ({ argv: ['check', `--quiet=${word}`] }),
  'a command': ({ word }) => ({ argv: [word] }),
  'a command on a terminal': ({ word }) => ({ argv: [word], terminal: TTY }),
  help: ({ word }) => ({ argv: ['help', word] }),
  fix: () => ({ argv: ['fix'] }),
  'fix on a terminal': () => ({ argv: ['fix'], terminal: TTY }),
  'fix, a path': ({ word }) => ({ argv: ['fix', '--', word] }),
  'fix --dry-run --escape': () => ({ argv: ['fix', '--dry-run', '--escape'] }),
  'fix --dry-run on a terminal': () => ({ argv: ['fix', '--dry-run'], terminal: TTY }),
  'fix --stdin --escape': ({ page, pageText }) => ({
    argv: ['fix', '--stdin', '--escape', `--stdin-filename=${page}`],
    terminal: { stdin: pageText },
  }),
  'fix --stdin on a terminal': ({ page, pageText }) => ({
    argv: ['fix', '--stdin', `--stdin-filename=${page}`],
    terminal: { ...TTY, stdin: pageText },
  }),
  'print-config': ({ page }) => ({ argv: ['print-config', '--', page] }),
  'print-config, a path': ({ word }) => ({ argv: ['print-config', '--', word] }),
  init: ({ word }) => ({ argv: ['init', '--', word] }),
  'init --dry-run': () => ({ argv: ['init', '--dry-run'] }),
  'init --from-corpus': () => ({ argv: ['init', '--from-corpus', '--dry-run'] }),
  explain: ({ word }) => ({ argv: ['explain', '--', word] }),
  rules: ({ word }) => ({ argv: ['rules', '--', word] }),
  'rules, too much': ({ word }) => ({ argv: ['rules', `--format=${word}`] }),
  'merge-reports': ({ word }) => ({ argv: ['merge-reports', '--', word] }),
  'merge-reports, broken': ({ page }) => ({ argv: ['merge-reports', '--', page] }),
  'merge-reports, a shard': () => ({ argv: ['merge-reports', 'shard.jsonl'] }),
  completion: ({ word }) => ({ argv: ['completion', '--', word] }),
  lsp: ({ word }) => ({ argv: ['lsp', '--', word] }),
  'lsp --socket': ({ word }) => ({ argv: ['lsp', `--socket=${word}`] }),
  version: ({ word }) => ({ argv: ['version', '--', word] }),
};

/** Runs a command on a scene. @returns all that it printed, and whether to a terminal */
export async function printed(
  invocation: (scene: Scene) => Invocation,
  scene: Scene,
): Promise<{ readonly text: string; readonly isTerminal: boolean }> {
  const { argv, terminal = {} } = invocation(scene);
  const { stdout, stderr } = await playbook(scene.root, argv, terminal);
  return { text: `${stdout}\n${stderr}`, isTerminal: terminal === TTY || terminal.stdoutIsTTY === true };
}
