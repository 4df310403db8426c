import type { Finding } from '../../lint/finding.ts';
import { fingerprints, subjectsOf } from '../../lint/fingerprint.ts';
import { safeFix } from '../../lint/fix.ts';
import type { Playbook } from '../../playbook/model.ts';
import type { Severity } from '../../profile/types.ts';
import type { Fix } from '../../rules/rule.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';

/** What `playbook check` found: what `--format json` prints, and what every reporter gets. See schemas/check-report.schema.json. */
export interface CheckReport {
  /** Version of the program that made it. */
  readonly version: string;
  /** Every playbook that was checked, clean ones too, sorted by path. */
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

export interface FileReport {
  /** Relative to the working folder, with forward slashes. */
  readonly path: string;
  /** Code of the language pack that the page is written in. */
  readonly language: string;
  /** The day of the newest row of its update summary, such as `2024-05-17`; absent when it has none. */
  readonly updated?: string;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

/** Lines and columns are 1-based; columns count UTF-16 code units, a byte-order mark left out; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedFinding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice?: string;
  /** What it is about, in words that stay the same when lines move: see `subjectsOf`. */
  readonly about: readonly string[];
  /** Tells it from all others of the repository, from run to run. */
  readonly fingerprint: string;
  /** Whether it can be fixed without asking anyone. */
  readonly fixable: boolean;
  /** What `playbook fix` would do; present when it is fixable. */
  readonly fix?: ReportedFix;
  readonly related: readonly RelatedPlace[];
}

export interface ReportedFix {
  /** What it does, as a menu item: `Delete the space`. */
  readonly title: string;
  /** None overlapping, in the order of the text. */
  readonly edits: readonly ReportedEdit[];
}

/** A place whose text is replaced; an empty place is one where text is inserted. */
export interface ReportedEdit extends Place {
  readonly newText: string;
}

/** Another place that a finding speaks of; line 1, column 1 for a page as a whole. */
export interface RelatedPlace extends Place {
  readonly message: string;
  /** Relative to the working folder, with forward slashes. */
  readonly path: string;
}

export interface Summary {
  /** Files that were read: the playbooks, and those named on the command line that are none. */
  readonly files: number;
  readonly playbooks: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly fixable: number;
}

/**
 * The place of a span of offsets.
 * @example placeOf({ start: 2, end: 3 }, new LineIndex('a\nb'), 'a\nb') // { line: 2, column: 1, endLine: 2, endColumn: 2 }
 */
export function toPlace(span: Span, lines: LineIndex, text: string): Place {
  const [line, column] = lineAndColumn(span.start, lines, text);
  const [endLine, endColumn] = lineAndColumn(span.end, lines, text);
  return { line, column, endLine, endColumn };
}

/** Editors hide the byte-order mark, so that it takes up no column there. */
function lineAndColumn(offset: number, lines: LineIndex, text: string): [number, number] {
  const { line, character } = lines.positionAt(offset);
  const mark = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return [line + 1, Math.max(1, character - mark + 1)];
}

/** What is needed to say where a page's findings are. */
export interface PlaceSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** The page's own path as the service knows it. */
  readonly path: string;
  /** A path of the service as the report shows it. */
  readonly shown: (path: string) => string;
  /** The text of another page, when it can be read. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** What tells a finding from others. */
export type Identity = Pick<ReportedFinding, 'about' | 'fingerprint'>;

/** The identities of all findings of a page. To be asked before any is left out: those alike are numbered. */
export function identitiesOf(page: Playbook, findings: readonly Finding[]): ReadonlyMap<Finding, Identity> {
  const subjects = subjectsOf(page, findings);
  const explicit = findings.map(({ rule }, index) => ({ rule, about: subjects[index] ?? [] }));
  const prints = fingerprints(page.path, explicit);
  return new Map(
    findings.map((finding, index) => [
      finding,
      { about: subjects[index] ?? [], fingerprint: prints[index] ?? '' },
    ]),
  );
}

export async function reportFinding(
  finding: Finding,
  identities: ReadonlyMap<Finding, Identity>,
  source: PlaceSource,
): Promise<ReportedFinding> {
  const { rule, severity, message, advice } = finding;
  const related = await Promise.all(finding.related.map((one) => relatedPlace(one, source)));
  const fix = safeFix(finding);
  return {
    rule,
    severity,
    message,
    ...(advice !== undefined && { advice }),
    ...toPlace(finding.span, source.lines, source.text),
    ...(identities.get(finding) ?? { about: [], fingerprint: '' }),
    fixable: fix !== undefined,
    ...(fix && { fix: reportFix(fix, source) }),
    related,
  };
}

function reportFix({ title, edits }: Fix, { lines, text }: PlaceSource): ReportedFix {
  const inOrder = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { title, edits: inOrder.map(({ span, newText }) => ({ ...toPlace(span, lines, text), newText })) };
}

async function relatedPlace(
  { message, path, span = { start: 0, end: 0 } }: Finding['related'][number],
  source: PlaceSource,
): Promise<RelatedPlace> {
  const elsewhere = path !== undefined && path !== source.path;
  const text = elsewhere ? await source.read(path).catch(() => undefined) : source.text;
  const lines = elsewhere ? new LineIndex(text ?? '') : source.lines;
  return { message, path: source.shown(path ?? source.path), ...toPlace(span, lines, text ?? '') };
}

/**
 * Counts what is reported.
 * @param files how many files were read
 */
export function summarise(files: number, reports: readonly FileReport[]): Summary {
  const findings = reports.flatMap((report) => report.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files,
    playbooks: reports.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    fixable: findings.filter(({ fixable }) => fixable).length,
  };
}
