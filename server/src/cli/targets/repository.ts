import { relative, resolve } from 'node:path';
import type { Io } from '../shell/io.ts';
import { isWithin, slashed } from '../shell/paths.ts';

/** How the repository that pages stand in calls them: what systems that show findings beside the code need. */
export interface Repository {
  /**
   * A page's path relative to the repository's root, with forward slashes; `undefined` when it lies outside.
   * @param path as in the report: relative to the working folder
   */
  pathOf(path: string): string | undefined;
  /**
   * Where a line of a page is shown on the web; `undefined` when nobody has said where that is.
   * @param line 1-based
   */
  urlOf(path: string, line?: number): string | undefined;
}

/**
 * The repository of a run's workspaces. Several of them have no root in common: then the working folder stands in for it.
 * @param roots absolute paths of the workspaces
 */
export function repositoryOf(roots: readonly string[], { cwd, env }: Pick<Io, 'cwd' | 'env'>): Repository {
  const [root = cwd, ...others] = new Set(roots);
  const base = others.length === 0 ? root : cwd;
  const site = others.length === 0 ? siteOf(env) : undefined;
  const pathOf = (path: string): string | undefined => {
    const absolute = resolve(cwd, path);
    return isWithin(base, absolute) ? slashed(relative(base, absolute)) : undefined;
  };
  return {
    pathOf,
    urlOf(path, line) {
      const own = pathOf(path);
      if (site === undefined || own === undefined) return undefined;
      // Without `plain`, Markdown is shown rendered, where no line can be named.
      return `${site}/${uriPath(own)}${line === undefined ? '' : `?plain=1#L${line}`}`;
    },
  };
}

/** Where GitHub or GitLab shows the files of the commit that a job runs on. */
function siteOf(env: Io['env']): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  const site =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA
      ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`
      : CI_PROJECT_URL && CI_COMMIT_SHA
        ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}`
        : '';
  return /^https?:\/\/[\w.:/~-]+$/.test(site) ? site : undefined;
}

/**
 * A path with forward slashes as part of a URI.
 * @example uriPath('a b/50%.md') // 'a%20b/50%25.md'
 */
export function uriPath(path: string): string {
  // What is no character, as half a surrogate pair, could not be encoded.
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
