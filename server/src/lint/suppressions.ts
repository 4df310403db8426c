import type { Part, Playbook, Suppression } from '../playbook/model.ts';
import suppressionUnknown from '../rules/page/suppression-unknown.ts';
import suppressionUnused from '../rules/page/suppression-unused.ts';
import { quotedOr, type Report, type Rule, replace, suggest } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { nearestNames } from '../text/words.ts';
import { type Finding, findingOf } from './finding.ts';
import type { RuleRun } from './settings.ts';

interface Input {
  readonly page: Playbook;
  readonly rules: readonly Rule[];
  readonly runs: readonly RuleRun[];
  /** Whether every rule that the profile turns on has run: else nobody can call a comment unused. */
  readonly complete: boolean;
}

/** The part of the page on which one suppression comment acts, for one of the rules that it names or for all. */
interface Scope {
  readonly suppression: Suppression;
  /** `undefined` in a comment that names no rule. */
  readonly rule: Part | undefined;
  /** Offsets from and up to which findings begin, both included. */
  readonly start: number;
  end: number;
}

/**
 * Leaves out the findings that comments suppress, and adds those about the comments. A suppression for the next line that
 * is above a table acts on all its rows. Time grows with the number of findings and comments, not with their product.
 */
export function applySuppressions(findings: readonly Finding[], input: Input): Finding[] {
  const { page } = input;
  if (page.suppressions.length === 0) return [...findings];
  const scopes = scopesOf(page);
  const isSuppressed = suppressedBy(scopes);
  const kept = findings.filter((finding) => !isSuppressed(finding));
  const unused = unusedOf(scopes, findings);
  return [...kept, ...aboutComments(unused, input).filter((finding) => !isSuppressed(finding))];
}

/** Stands for all rules where scopes and findings are divided by rule. */
const ANY = '';

function suppressedBy(scopes: readonly Scope[]): (finding: Finding) => boolean {
  const byRule = new Map<string, Scope[]>();
  for (const scope of scopes) addTo(byRule, scope.rule?.text ?? ANY, scope);
  const areas = new Map([...byRule].map(([rule, own]) => [rule, united(own)]));
  return ({ rule, span }) =>
    [ANY, rule].some((name) => {
      const own = areas.get(name) ?? [];
      const next = own[countBefore(own, span.start, ({ end }) => end)];
      return next !== undefined && next.start <= span.start;
    });
}

/** What of the comments has nothing to suppress: the rules they name, and the comments that name none. */
function unusedOf(scopes: readonly Scope[], findings: readonly Finding[]): Set<Part | Suppression> {
  const starts = new Map<string, number[]>();
  for (const { rule, span } of findings) for (const name of [ANY, rule]) addTo(starts, name, span.start);
  for (const own of starts.values()) own.sort((a, b) => a - b);
  const unused = scopes.filter(({ rule, start, end }) => {
    const own = starts.get(rule?.text ?? ANY) ?? [];
    return (own[countBefore(own, start, Number)] ?? Number.POSITIVE_INFINITY) > end;
  });
  return new Set(unused.map(({ rule, suppression }) => rule ?? suppression));
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** The spans made into as few as possible, in order; ends are included. */
function united(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** How many of the items, which are in order of their offset, lie before an offset. */
function countBefore<T>(items: readonly T[], offset: number, offsetOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(items[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function scopesOf(page: Playbook): Scope[] {
  const scopes: Scope[] = [];
  const open = new Map<string, Scope[]>();
  const below = nextLines(page);
  for (const suppression of page.suppressions) {
    const { action, span, rules } = suppression;
    const named = rules.length === 0 ? [undefined] : rules;
    if (action === 'enable') {
      for (const name of rules.length === 0 ? [...open.keys()] : rules.map(({ text }) => text)) {
        for (const scope of open.get(name) ?? []) scope.end = span.start;
        open.delete(name);
      }
      continue;
    }
    const area = action === 'disable-next-line' ? below(span) : { start: 0, end: page.text.length };
    if (action === 'disable') area.start = span.end;
    for (const rule of named) {
      const scope = { suppression, rule, ...area };
      scopes.push(scope);
      if (action === 'disable') addTo(open, rule?.text ?? ANY, scope);
    }
  }
  return scopes;
}

/** Finds what a comment for the next line acts on. */
function nextLines({ lines, tables }: Playbook): (comment: Span) => { start: number; end: number } {
  const ends = new Map([...tables].reverse().map(({ span }) => [lines.lineAt(span.start), span.end]));
  // Comments may share a line, and blank lines may be many.
  const filled = new Map<number, number>();
  return (comment) => {
    const own = lines.lineAt(comment.end);
    let line = filled.get(own) ?? own + 1;
    // Blank lines are passed over: a table needs one above it.
    while (line < lines.count && lines.lineText(line).trim() === '') line++;
    filled.set(own, line);
    const { start, end } = lines.line(line);
    return { start, end: ends.get(line) ?? end };
  };
}

function aboutComments(
  unused: ReadonlySet<Part | Suppression>,
  { page, rules, runs, complete }: Input,
): Finding[] {
  const known = new Set(rules.map(({ id }) => id as string));
  const ran = new Set(runs.map(({ rule }) => rule.id as string));
  const unknownRun = runs.find(({ rule }) => rule === suppressionUnknown);
  const unusedRun = runs.find(({ rule }) => rule === suppressionUnused);
  const found: Finding[] = [];
  for (const { rules: named } of page.suppressions) {
    for (const { text, span } of named) {
      if (unknownRun && !known.has(text))
        found.push(findingOf(unknownRun, unknownReport(text, span, [...known])));
    }
  }
  if (!unusedRun || !complete) return found;
  for (const suppression of page.suppressions) {
    const named = suppression.rules;
    const stale = named.filter((rule) => ran.has(rule.text) && unused.has(rule));
    if (named.length === 0 ? unused.has(suppression) : stale.length === named.length) {
      found.push(
        findingOf(unusedRun, {
          message: 'unused',
          span: suppression.span,
          fixes: [removal(page, suppression.span)],
          tags: ['unnecessary'],
        }),
      );
    } else {
      for (const { text, span } of stale) {
        found.push(
          findingOf(unusedRun, { message: 'unused-rule', data: { rule: text }, span, tags: ['unnecessary'] }),
        );
      }
    }
  }
  return found;
}

function unknownReport(rule: string, span: Span, known: readonly string[]): Report {
  const suggestions = nearestNames(rule, known);
  return suggestions.length === 0
    ? { message: 'unknown', data: { rule }, span }
    : {
        message: 'mistyped',
        data: { rule, suggestions: quotedOr(suggestions) },
        span,
        fixes: suggest(span, suggestions),
      };
}

/** Removes a comment, with its line where it stands alone. */
function removal({ lines, text }: Playbook, span: Span) {
  const first = lines.fullLine(lines.lineAt(span.start));
  const last = lines.fullLine(lines.lineAt(span.end));
  const alone =
    text.slice(first.start, span.start).trim() === '' && text.slice(span.end, last.end).trim() === '';
  return replace(alone ? { start: first.start, end: last.end } : span, '', 'Delete the comment', true);
}
