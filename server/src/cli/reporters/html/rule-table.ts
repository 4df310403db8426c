import { byGravity, type SeverityCounts, SHOWN_SEVERITIES } from '../shown-findings.ts';
import { escapeHtml } from './escape.ts';

/** A rule with findings. */
export interface RuleRow {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly url: string | undefined;
  readonly counts: SeverityCounts;
  readonly pages: number;
  readonly fixable: number;
}

/** The rules with findings, the gravest first; the script puts the findings themselves in its place. */
export function ruleTable(rules: readonly RuleRow[]): string {
  if (rules.length === 0) return '<div id="by-rule"><p class="empty">No rule has findings.</p></div>';
  const rows = [...rules]
    .sort((a, b) => byGravity(a.counts, b.counts))
    .map(({ id, summary, counts, pages, fixable }) => {
      const numbers = [...SHOWN_SEVERITIES.map((severity) => counts[severity]), fixable, pages];
      return `<tr><th scope="row"><code>${escapeHtml(id)}</code> ${escapeHtml(summary)}</th>${numbers.map((number) => `<td>${number || ''}</td>`).join('')}</tr>`;
    });
  return `<div id="by-rule"><table>
<thead><tr><th scope="col">Rule</th><th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Infos</th><th scope="col">Hints</th><th scope="col">Fixable</th><th scope="col">Pages</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}
