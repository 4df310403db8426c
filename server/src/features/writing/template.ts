/** A piece of a text to be inserted: words as they are, or a place for the writer to fill in. */
export type Piece = string | Field;

/** A place to fill in. */
export interface Field {
  /** What is there at first, selected so that typing replaces it. */
  readonly text: string;
  /** What may be chosen instead; `text` is one of them. */
  readonly choices?: readonly string[];
}

export function field(text = ''): Field {
  return { text };
}

/** A field with the first of some texts in it; plain text where there is nothing to choose. */
export function choice(choices: readonly string[]): Piece {
  const [text = ''] = choices;
  if (choices.length === 0) return field();
  return choices.length === 1 ? text : { text, choices };
}

/** The text with whatever is in its fields at first. */
export function toPlain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/**
 * The text in the snippet syntax of the language server protocol, its fields numbered in order.
 *
 * @example toSnippet(['costs $5 or ', { text: 'less' }]) // 'costs \\$5 or ${1:less}'
 */
export function toSnippet(pieces: readonly Piece[]): string {
  let count = 0;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return escapeText(piece);
      count++;
      if (piece.choices) return `\${${count}|${piece.choices.map(escapeChoice).join(',')}|}`;
      return piece.text === '' ? `$${count}` : `\${${count}:${escapeText(piece.text)}}`;
    })
    .join('');
}

/** Pieces with another line end in the place of `\n`. */
export function withLineEnds(pieces: readonly Piece[], lineEnd: string): Piece[] {
  if (lineEnd === '\n') return [...pieces];
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', lineEnd) : piece));
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Within choices, editors take a backslash before anything else for itself. */
function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
