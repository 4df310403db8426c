import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type TextEdit as ProtocolEdit,
  type Range,
} from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import type { Severity } from '../profile/types.ts';
import { ruleUrl } from '../rules/documentation.ts';
import type { TextEdit } from '../text/edit.ts';
import { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/**
 * Translates between offsets in a text and places as editors count them: lines and UTF-16 characters from 0. A byte order
 * mark, which a file may have and an editor never shows, takes up no character.
 */
export class Places {
  readonly #lines: LineIndex;
  readonly #mark: 0 | 1;

  constructor(text: string, lines = new LineIndex(text)) {
    this.#lines = lines;
    this.#mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  position(offset: number): Position {
    const { line, character } = this.#lines.positionAt(offset);
    return { line, character: line === 0 ? Math.max(0, character - this.#mark) : character };
  }

  /** The nearest offset to what a client claims to be a position. */
  offset({ line, character }: Position): number {
    const at = { line: whole(line), character: whole(character) };
    return this.#lines.offsetAt(at.line === 0 ? { ...at, character: at.character + this.#mark } : at);
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  span({ start, end }: Range): Span {
    const [from, to] = [this.offset(start), this.offset(end)];
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }

  edits(edits: readonly TextEdit[]): ProtocolEdit[] {
    return edits.map(({ span, newText }) => ({ range: this.range(span), newText }));
  }
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : 0;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function severityOf(severity: Severity): DiagnosticSeverity {
  return SEVERITIES[severity];
}

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** The name under which editors show what comes from here. */
export const DIAGNOSTIC_SOURCE = 'playbook';

/** The fixes of a finding, as a diagnostic carries them: for clients that apply them without asking the server. */
export interface DiagnosticData {
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: ProtocolEdit[];
  }[];
}

/** How much text the fixes that a diagnostic carries may insert, in UTF-16 code units. */
const MAX_CARRIED = 2_000;

/**
 * A finding as editors show it.
 * @param related the related places, already located
 * @param href the address of the rule's documentation
 */
export function diagnosticOf(
  finding: Finding,
  places: Places,
  related: DiagnosticRelatedInformation[] = [],
  href = ruleUrl(finding.rule),
): Diagnostic {
  const data = dataOf(finding, places);
  return {
    range: places.range(finding.span),
    severity: severityOf(finding.severity),
    code: finding.rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: DIAGNOSTIC_SOURCE,
    message: messageOf(finding),
    ...(finding.tags.length > 0 && { tags: finding.tags.map((tag) => TAGS[tag]) }),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(data && { data }),
  };
}

/** What is wrong comes first: lists of problems show only the first line. */
function messageOf({ message, advice }: Finding): string {
  return advice === undefined ? message : `${message}\n${advice}`;
}

function dataOf({ fixes }: Finding, places: Places): DiagnosticData | undefined {
  let left = MAX_CARRIED;
  for (const { edits } of fixes) for (const { newText } of edits) left -= newText.length;
  if (fixes.length === 0 || left < 0) return undefined;
  return { fixes: fixes.map(({ title, safe, edits }) => ({ title, safe, edits: places.edits(edits) })) };
}
