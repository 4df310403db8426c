import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import {
  type ConfigurationFault,
  createPlaybookService,
  findRoot,
  nodeHost,
  type PageReport,
  today,
} from 'playbook-tools-server';

/** One look at a workspace: its pages are read once, however many of them are checked. */
export interface Look {
  /**
   * Checks a page.
   * @param path absolute
   * @param text as remark has it, which need not be what is saved
   */
  check(path: string, text: string, only: ReadonlySet<string> | undefined): Promise<PageReport>;
  /** What is wrong with the configurations, each fault told once. */
  newFaults(): readonly ConfigurationFault[];
}

/** The looks that are shared by the files of one run. */
export class Looks {
  readonly #roots = new Map<string, Promise<string>>();
  readonly #looks = new Map<string, Look>();

  /**
   * The look that a file belongs to: that of the working folder's workspace, as for `playbook check`, or of its own.
   * @param path absolute
   * @param config a path from the working folder; otherwise as in the service's options
   */
  async at(path: string, cwd: string, config: string | boolean): Promise<Look> {
    const common = await this.#root(cwd);
    const root = isWithin(common, path) ? common : await this.#root(dirname(path));
    const file = typeof config === 'string' ? resolve(cwd, config) : config;
    const key = JSON.stringify([root, file]);
    const known = this.#looks.get(key);
    if (known) return known;
    const look = createLook(root, file);
    this.#looks.set(key, look);
    return look;
  }

  #root(folder: string): Promise<string> {
    const known = this.#roots.get(folder);
    if (known) return known;
    const found = findRoot(folder);
    this.#roots.set(folder, found);
    return found;
  }
}

function createLook(root: string, config: string | boolean): Look {
  const named = typeof config === 'string';
  const host = nodeHost(root, named ? dirname(config) : undefined);
  const service = createPlaybookService({
    host,
    today,
    config: named ? slashed(relative(root, config)) : config,
  });
  const told = new Set<string>();
  return {
    async check(path, text, only) {
      const own = slashed(relative(root, path));
      const saved = await service.text(own).catch(() => undefined);
      // remark gets the text without a byte-order mark.
      if (saved === undefined || withoutMark(saved) !== withoutMark(text)) service.setText(own, text);
      return await service.check(own, only && { only });
    },
    newFaults() {
      const faults = service.configurationFaults().filter((fault) => !told.has(JSON.stringify(fault)));
      for (const fault of faults) told.add(JSON.stringify(fault));
      return faults;
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
