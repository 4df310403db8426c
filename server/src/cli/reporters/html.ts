import { createHash } from 'node:crypto';
import { plural } from '../shell/plural.ts';
import type { Coverage } from './coverage.ts';
import { coveragePanel } from './html/coverage-panel.ts';
import { escapeHtml } from './html/escape.ts';
import { createPageData } from './html/page-data.ts';
import { type RuleRow, ruleTable } from './html/rule-table.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';
import { headline, tiles } from './html/totals.ts';
import type { CheckReport } from './report.ts';
import type { ReporterFactory } from './reporter.ts';

/**
 * One page that needs nothing else: the findings by page and by rule, with filters, and the coverage by language. Its script
 * and style are the only ones that its policy allows, so that nothing on the pages can become part of it.
 */
export const html: ReporterFactory = ({ write, repository }) => {
  const data = createPageData(repository);
  return {
    wantsCoverage: true,
    page: (page) => data.add(page),
    end(report, errors, coverage = []) {
      write(head(report));
      write(body(report, errors, coverage, data.rules()));
      write('<script type="application/json" id="data">');
      for (const piece of data.json()) write(piece);
      write(`</script>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`);
    },
  };
};

function head(report: CheckReport): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sum(STYLE)}'`,
    `script-src 'sha256-${sum(SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="playbook ${escapeHtml(report.version)}">
<title>Playbook check: ${escapeHtml(headline(report))}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
`;
}

function sum(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}

function body(report: CheckReport, errors: number, coverage: Coverage, rules: readonly RuleRow[]): string {
  const panels = [
    ['pages', 'By page', FINDINGS],
    ['rules', 'By rule', ruleTable(rules)],
    ['coverage', 'Translations', coveragePanel(coverage)],
  ] as const;
  const tabs = panels.map(
    ([id, name]) =>
      `<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="false">${name}</button>`,
  );
  const parts = panels.map(
    ([id, name, content]) =>
      `<section role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="-1">\n<h2>${name}</h2>\n${content}\n</section>`,
  );
  const warning =
    errors === 0
      ? ''
      : `<p class="alarm" role="note">Not all pages were checked. The log contains ${plural(errors, 'error')}.</p>`;
  return `<body>
<header>
<p class="product">Playbook check</p>
<h1>${escapeHtml(headline(report))}</h1>
${warning}
${tiles(report)}
</header>
<main>
<div class="tabs" role="tablist" aria-label="Views" hidden>${tabs.join('')}</div>
<form class="filters" id="filters" aria-label="Filters" hidden></form>
<p class="status" id="status" role="status"></p>
${parts.join('\n')}
</main>
<footer>Created by playbook ${escapeHtml(report.version)}.</footer>
`;
}

/** Where the script cannot run, as in some viewers of build results. */
const FINDINGS = '<div id="by-page"><p class="empty">JavaScript is required to show the findings.</p></div>';
