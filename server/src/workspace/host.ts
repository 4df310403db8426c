/**
 * What the program needs of the outside world; the command line, the language server and the tests each bring their own.
 * Paths are relative to the workspace's root, with forward slashes, case as on disk; `..` may lead out of the root, where a
 * host answers `undefined`.
 */
export interface Host {
  /**
   * Where the root lies, with forward slashes. The built-in profile chooses pages by the names of folders, and such a folder
   * may be the root itself or lie above it.
   */
  readonly location?: string;
  /**
   * Set where nobody named the root: it is but the folder of a page. Unless a configuration or Git marks it as a workspace, only
   * its first entries are looked through for other pages; called when there are more, with their limit.
   */
  readonly onLargeSurroundings?: (limit: number) => void;
  /** Set where answering blocks the process: gives it a moment for other things when that is due. Called between steps. */
  readonly pause?: () => Promise<void>;
  /** The text of a file; `undefined` when there is none. Rejects, with a message for people, when it is not readable as text. */
  read(path: string): Promise<string | undefined>;
  /** The entries of a folder by name; `undefined` when there is no such folder or it lies outside what may be seen. */
  list(folder: string): Promise<ReadonlyMap<string, 'file' | 'folder'> | undefined>;
}
