import type { URI } from 'vscode-uri';
import type { Rule } from '../rules/rule.ts';
import type { Host } from '../workspace/host.ts';

/** What the place where the server runs (a Node process, a worker of a browser) can do for it. */
export interface Platform {
  /**
   * The files below a root; `undefined` when it cannot reach them.
   * @param alsoIn another folder that may be read, such as that of a configuration elsewhere
   */
  host(root: URI, alsoIn?: URI): Host | undefined;
  /** How far up from a folder links and configurations are looked for: the same folder as on the command line. */
  rootOf(folder: URI): Promise<URI>;
  /** The writer's name, as far as it is known there. */
  author(root: URI): Promise<string | undefined>;
  /** Watches the files below a root for clients that cannot; returns how to end that, if it can. Paths are relative to the root. */
  watch?(root: URI, onChange: (paths: readonly string[]) => void): (() => void) | undefined;
  /** All rules there are. Default: those that are shipped. */
  readonly rules?: readonly Rule[];
}
