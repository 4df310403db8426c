import type { Playbook, Suppression } from '../playbook/model.ts';
import suppressionUnknown from '../rules/page/suppression-unknown.ts';
import suppressionUnused from '../rules/page/suppression-unused.ts';
import { either, type Report, type Rule, replace, suggest } from '../rules/rule.ts';
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

/** The part of the page on which one suppression comment acts. */
interface Scope {
  readonly suppression: Suppression;
  readonly span: Span;
  /** Rule ids that suppressed something; `''` for any. */
  readonly used: Set<string>;
}

/**
 * Leaves out the findings that comments suppress, and adds those about the comments. A suppression for the next line that
 * stands above a table acts on all its rows.
 */
export function applySuppressions(findings: readonly Finding[], input: Input): Finding[] {
  const { page } = input;
  if (page.suppressions.length === 0) return [...findings];
  const scopes = scopesOf(page);
  const kept = findings.filter((finding) => !isSuppressed(finding, scopes));
  return [...kept, ...aboutComments(scopes, input).filter((finding) => !isSuppressed(finding, scopes))];
}

function isSuppressed({ rule, span }: Finding, scopes: readonly Scope[]): boolean {
  let suppressed = false;
  for (const scope of scopes) {
    const named =
      scope.suppression.rules.length === 0 || scope.suppression.rules.some(({ text }) => text === rule);
    if (!named || span.start < scope.span.start || span.start > scope.span.end) continue;
    scope.used.add(scope.suppression.rules.length === 0 ? '' : rule);
    suppressed = true;
  }
  return suppressed;
}

function scopesOf(page: Playbook): Scope[] {
  const scopes: Scope[] = [];
  const end = page.text.length;
  page.suppressions.forEach((suppression, index) => {
    const { action, span } = suppression;
    if (action === 'disable-file') scopes.push({ suppression, span: { start: 0, end }, used: new Set() });
    else if (action === 'disable-next-line')
      scopes.push({ suppression, span: nextLine(page, span), used: new Set() });
    else if (action === 'disable') {
      const enable = page.suppressions
        .slice(index + 1)
        .find((later) => later.action === 'enable' && covers(later, suppression));
      scopes.push({
        suppression,
        span: { start: span.end, end: enable?.span.start ?? end },
        used: new Set(),
      });
    }
  });
  return scopes;
}

/** Whether an `enable` ends a `disable`: it names all its rules, or none. */
function covers(enable: Suppression, disable: Suppression): boolean {
  if (enable.rules.length === 0) return true;
  const enabled = new Set(enable.rules.map(({ text }) => text));
  return disable.rules.length > 0 && disable.rules.every(({ text }) => enabled.has(text));
}

function nextLine(page: Playbook, comment: Span): Span {
  let line = page.lines.lineAt(comment.end) + 1;
  // Blank lines are passed over: a table needs one above it.
  while (line < page.lines.count && page.lines.lineText(line).trim() === '') line++;
  const { start, end } = page.lines.line(line);
  const table = page.tables.find((candidate) => candidate.span.start >= start && candidate.span.start <= end);
  return { start, end: table?.span.end ?? end };
}

function aboutComments(scopes: readonly Scope[], { page, rules, runs, complete }: Input): Finding[] {
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
  for (const { suppression, used } of scopes) {
    const stale = suppression.rules.filter(({ text }) => ran.has(text) && !used.has(text));
    if (suppression.rules.length === 0 ? used.size === 0 : stale.length === suppression.rules.length) {
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
        data: { rule, suggestions: either(suggestions) },
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
