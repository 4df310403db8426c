import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { type Piece, toPlain, toSnippet } from '../writing/template.ts';

/** What a completion stands for; editors choose an icon by it. */
export type CompletionKind =
  | 'task'
  | 'role'
  | 'service'
  | 'phase'
  | 'key'
  | 'value'
  | 'page'
  | 'file'
  | 'section'
  | 'snippet'
  | 'date'
  | 'person'
  | 'keyword'
  | 'rule'
  | 'anchor';

/** Something to insert, in no protocol's terms. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown; made when it is asked for, as most never are. */
  readonly documentation?: () => string;
  /** Replaces a span that lies on the cursor's line and touches the cursor. */
  readonly edit: TextEdit;
  /** Whether `edit.newText` is in the snippet syntax of the language server protocol. */
  readonly snippet?: true;
  /** Further edits elsewhere on the page; they neither overlap nor touch `edit`. */
  readonly additionalEdits?: readonly TextEdit[];
  /** What typed text is compared with, where that is not the label. Typed text begins where `edit.span` does. */
  readonly filterText?: string;
  /** What items are ordered by. */
  readonly sortText: string;
  readonly preselect?: true;
  /** Whether it should not be used any more. */
  readonly deprecated?: true;
  readonly commitCharacters?: readonly string[];
  /** Whether the editor should ask again once the item is inserted, since there is something to choose at the cursor then. */
  readonly retrigger?: true;
}

export interface CompletionResult {
  readonly items: readonly CompletionItem[];
  /** Whether there are more, so that the editor should ask again when more is typed. */
  readonly isIncomplete: boolean;
}

/** An item before it has a place in the list. */
export interface CompletionDraft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly documentation?: (() => string) | undefined;
  /** What to insert; with fields, it becomes a snippet. */
  readonly insert: string | readonly Piece[];
  readonly span: Span;
  readonly additionalEdits?: readonly TextEdit[] | undefined;
  readonly filterText?: string | undefined;
  /** Items of a lower rank come first, those of one rank in the order given. Default 0. */
  readonly rank?: number | undefined;
  readonly preselect?: boolean | undefined;
  readonly deprecated?: boolean | undefined;
  readonly retrigger?: boolean | undefined;
}

/** Makes items of drafts, so that editors show them by rank and otherwise in the order given. */
export function toCompletionItems(drafts: readonly CompletionDraft[]): CompletionItem[] {
  return drafts.map((draft, index) => itemOf(draft, `${pad(draft.rank ?? 0, 2)}${pad(index, 5)}`));
}

function itemOf(draft: CompletionDraft, sortText: string): CompletionItem {
  const { label, kind, detail, documentation, insert, span, additionalEdits, filterText } = draft;
  const pieces = typeof insert === 'string' ? [insert] : insert;
  const snippet = pieces.some((piece) => typeof piece !== 'string');
  return {
    label,
    kind,
    edit: { span, newText: snippet ? toSnippet(pieces) : toPlain(pieces) },
    sortText,
    ...(detail !== undefined && { detail }),
    ...(documentation && { documentation }),
    ...(snippet && { snippet }),
    ...(additionalEdits && additionalEdits.length > 0 && { additionalEdits }),
    ...(filterText !== undefined && filterText !== label && { filterText }),
    ...(draft.preselect && { preselect: true as const }),
    ...(draft.deprecated && { deprecated: true as const }),
    ...(draft.retrigger && { retrigger: true as const }),
  };
}

function pad(value: number, length: number): string {
  return String(Math.max(0, Math.min(value, 10 ** length - 1))).padStart(length, '0');
}
