/**
 * What every start of Git begins with, so that a repository's own configuration, which may be a stranger's, starts no program:
 * no hook, no file system monitor, no pager, no alias of a transport; and nothing is fetched. Clean and smudge filters have names of
 * their own: whoever has Git read files of the work tree must turn them off too.
 */
export const GIT_ARGS: readonly string[] = [
  '--no-pager',
  ...option('core.fsmonitor', ''),
  ...option('core.hooksPath', '/dev/null'),
  ...option('core.sshCommand', 'false'),
  ...option('core.askPass', ''),
  ...option('credential.helper', ''),
  ...option('gpg.program', 'false'),
  // A folder that only looks like a repository may be part of a page's folder.
  ...option('safe.bareRepository', 'explicit'),
  ...option('submodule.recurse', 'false'),
];

/** What Git finds in its environment beside what the caller has there. Messages are read: they must be English. */
export const GIT_ENV: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // Git before 2.45 knows only the second: with no protocol allowed, a partial clone cannot fetch what it lacks.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
};

function option(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`];
}
