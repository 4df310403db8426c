import type { Severity } from '../profile/types.ts';
import type { Fix, Related, Report } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import type { RuleRun } from './settings.ts';

/** One error on one page, as the editor and the command line both show it. */
export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice?: string;
  readonly span: Span;
  /** As in `Report`: see `contentKeys`. */
  readonly subject?: string | readonly string[];
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
}

/** A rule's report as a finding, its message filled in. */
export function findingOf({ rule, severity }: RuleRun, report: Report): Finding {
  const template = rule.messages[report.message];
  if (template === undefined) throw new Error(`Rule ${rule.id} has no message "${report.message}".`);
  const data = report.data ?? {};
  return {
    rule: rule.id,
    messageId: report.message,
    severity,
    message: fill(template.message, data),
    ...(template.advice !== undefined && { advice: fill(template.advice, data) }),
    span: report.span,
    ...(report.subject !== undefined && { subject: report.subject }),
    fixes: report.fixes ?? [],
    related: report.related ?? [],
    tags: report.tags ?? [],
  };
}

function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}
