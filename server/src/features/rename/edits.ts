import type { TextEdit } from '../../text/edit.ts';

/** The edits of a rename, each marked with the sort of change that it is, so that the writer can look through them by sort. */
export interface Rename {
  /** Path → edits, which refer to the page's text as it is. */
  readonly edits: ReadonlyMap<string, readonly RenameEdit[]>;
  /** The sorts of changes that occur, by the id that the edits name. */
  readonly changes: ReadonlyMap<string, RenameChange>;
}

export interface RenameEdit extends TextEdit {
  readonly change: string;
}

/** A sort of change, as editors show it above its edits. */
export interface RenameChange {
  readonly label: string;
  readonly description: string;
  /** Whether the edits should be applied only after the writer has seen them. */
  readonly needsConfirmation: boolean;
}

/** Why nothing can be renamed, as a message for the writer. */
export interface Refusal {
  readonly refused: string;
}

/** Gathers the edits of a rename; a sort of change is mentioned only when it occurs. */
export class RenameEdits {
  readonly #known: Readonly<Record<string, RenameChange>>;
  readonly #edits = new Map<string, RenameEdit[]>();
  readonly #used = new Set<string>();

  constructor(changes: Readonly<Record<string, RenameChange>>) {
    this.#known = changes;
  }

  add(path: string, change: string, edit: TextEdit): void {
    const edits = this.#edits.get(path) ?? [];
    // Two readings of one row may share a cell.
    if (edits.at(-1)?.span.start === edit.span.start) return;
    edits.push({ ...edit, change });
    this.#edits.set(path, edits);
    this.#used.add(change);
  }

  get rename(): Rename {
    const changes = Object.entries(this.#known).filter(([id]) => this.#used.has(id));
    return { edits: this.#edits, changes: new Map(changes) };
  }
}
