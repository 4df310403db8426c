import type { Playbook } from '../playbook/model.ts';
import { isEmpty, type Span, span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { type PageSymbol, symbolsOf } from './cursor/symbol-at.ts';

/** What a piece of text is; the transport and the manifest name these in their own way. */
export const TOKEN_TYPES = ['task', 'letter', 'role', 'service', 'phase', 'date', 'label'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** `unknown`: a name that no vocabulary has. `deprecated`: a task that the catalogue has retired. */
export const TOKEN_MODIFIERS = ['unknown', 'deprecated'] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A piece of one line. */
export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * The task IDs, letters, roles, services, phases, dates and labels of a page, in order; none overlaps another or goes over a
 * line end.
 *
 * @param range only what touches it
 */
export function semanticTokens(
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  range?: Span,
): SemanticToken[] {
  const tasks = profile.catalogue?.tasks ?? {};
  const tokens: SemanticToken[] = [];
  let end = 0;
  for (const symbol of symbolsOf(page, profile)) {
    if (!isToken(symbol) || symbol.span.start < end) continue;
    if (range && (symbol.span.end < range.start || symbol.span.start > range.end)) continue;
    const modifiers = modifiersOf(symbol, tasks);
    for (const piece of splitIntoLines(symbol.span, page))
      tokens.push({ span: piece, type: symbol.kind, modifiers });
    end = symbol.span.end;
  }
  return tokens;
}

function isToken(symbol: PageSymbol): symbol is Extract<PageSymbol, { kind: TokenType }> {
  return (TOKEN_TYPES as readonly string[]).includes(symbol.kind);
}

type Tasks = Readonly<Record<string, { readonly deprecated?: boolean }>>;

function modifiersOf(symbol: PageSymbol, tasks: Tasks): readonly TokenModifier[] {
  if (symbol.kind === 'task') {
    return Object.hasOwn(tasks, symbol.id) && tasks[symbol.id]?.deprecated ? ['deprecated'] : [];
  }
  return 'word' in symbol && symbol.id === undefined ? ['unknown'] : [];
}

/** The parts of a span on each of its lines. */
function splitIntoLines(whole: Span, { lines }: Playbook): Span[] {
  const last = lines.lineAt(whole.end);
  const pieces: Span[] = [];
  for (let line = lines.lineAt(whole.start); line <= last; line++) {
    const { start, end } = lines.line(line);
    const piece = span(Math.max(start, whole.start), Math.min(end, whole.end));
    if (!isEmpty(piece)) pieces.push(piece);
  }
  return pieces;
}
