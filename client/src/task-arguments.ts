/** A task of type "playbook", as a tasks.json has it. */
export interface PlaybookTask {
  readonly type: string;
  /** Folders, files and globs to check; absent: the whole folder. */
  readonly paths?: readonly string[];
  /** Further options of `playbook check`. */
  readonly args?: readonly string[];
}

/**
 * The arguments of the command line for a task. Whatever a tasks.json has that is no text is left out.
 * @example taskArguments({ type: 'playbook', paths: ['docs'] }) // ['check', '--format', 'unix', '--no-color', '--', 'docs']
 */
export function taskArguments({ paths, args }: PlaybookTask): string[] {
  const targets = texts(paths);
  return ['check', '--format', 'unix', ...texts(args), '--', ...(targets.length > 0 ? targets : ['.'])];
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
