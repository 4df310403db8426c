import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import {
  type ConfigurationError,
  createPlaybookService,
  findRoot,
  nodeHost,
  type PageReport,
  today,
} from 'playbook-tools-server';

/** One look at a workspace: its pages are read once, however many of them are checked. */
export interface WorkspaceService {
  /**
   * Checks a page.
   * @param path absolute
   * @param text as remark has it, which need not be what is saved
   */
  check(path: string, text: string, ruleIds: ReadonlySet<string> | undefined): Promise<PageReport>;
  /** What is wrong with the configurations, each error told once. */
  newConfigurationErrors(): readonly ConfigurationError[];
}

/** The looks that are shared by the files of one run. */
export class ServiceCache {
  readonly #roots = new Map<string, Promise<string>>();
  readonly #services = new Map<string, WorkspaceService>();

  /**
   * The look that a file belongs to: that of the working folder's workspace, as for `playbook check`, or of its own.
   * @param path absolute
   * @param config a path from the working folder; otherwise as in the service's options
   */
  async at(path: string, cwd: string, config: string | boolean): Promise<WorkspaceService> {
    const common = await this.#root(cwd);
    const root = isWithin(common, path) ? common : await this.#root(dirname(path));
    const file = typeof config === 'string' ? resolve(cwd, config) : config;
    const key = JSON.stringify([root, file]);
    const known = this.#services.get(key);
    if (known) return known;
    const service = createWorkspaceService(root, file);
    this.#services.set(key, service);
    return service;
  }

  #root(folder: string): Promise<string> {
    const known = this.#roots.get(folder);
    if (known) return known;
    const found = findRoot(folder);
    this.#roots.set(folder, found);
    return found;
  }
}

function createWorkspaceService(root: string, config: string | boolean): WorkspaceService {
  const explicit = typeof config === 'string';
  const host = nodeHost(root, explicit ? dirname(config) : undefined);
  const service = createPlaybookService({
    host,
    today,
    config: explicit ? slashed(relative(root, config)) : config,
  });
  const reported = new Set<string>();
  return {
    async check(path, text, ruleIds) {
      const own = slashed(relative(root, path));
      const saved = await service.text(own).catch(() => undefined);
      // remark gets the text without a byte-order mark.
      if (saved === undefined || withoutMark(saved) !== withoutMark(text)) service.setText(own, text);
      return await service.check(own, ruleIds && { ruleIds });
    },
    newConfigurationErrors() {
      const errors = service.configurationErrors().filter((error) => !reported.has(JSON.stringify(error)));
      for (const error of errors) reported.add(JSON.stringify(error));
      return errors;
    },
  };
}

export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
