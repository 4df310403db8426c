import { readFile } from 'node:fs/promises';
import { loadTs } from '../load-ts.mjs';

const FIX_WORDS = { safe: 'yes', suggested: 'suggestions' };

/** One page for each rule, and their index: made from the rule and from its fixture. */
export async function ruleDocs() {
  const { rules, fixKinds } = await loadTs('server/src/rules/registry.ts');
  const { parseFixture } = await loadTs('test/support/fixture.ts');
  const own = rules.filter(({ id }) => !id.startsWith('remark/'));
  const pages = await Promise.all(
    own.map(async (rule) => {
      const fixture = await readFile(
        new URL(`../../test/rules/${rule.id}.md`, import.meta.url),
        'utf8',
      ).catch(() => '');
      return [
        `docs/rules/${rule.id}.md`,
        rulePage(rule, fixKinds[rule.id], fixture, parseFixture(fixture).intro),
      ];
    }),
  );
  const remark = rules.filter(({ id }) => id.startsWith('remark/'));
  return [
    ...pages,
    ['docs/rules/README.md', indexPage(own, fixKinds, remark)],
    ['docs/rules/remark.md', remarkPage(remark)],
  ];
}

function rulePage({ id, severity, summary, why, scope, messages, options }, fixes, fixture, intro) {
  const prose = intro.replace(/^# .*\n/, '').trim();
  const cases = fixture
    .slice(intro.length)
    .trim()
    .replace(/^## (?=(?:Incorrect|Correct): )/gm, '### ');
  return sections([
    `# ${id}`,
    summary,
    `- Severity: ${severity}\n- Fix: ${FIX_WORDS[fixes] ?? 'no'}\n- Checks: ${scope === 'page' ? 'the page only' : 'the page and other files of the workspace'}`,
    `**Why it matters:** ${why}`,
    prose,
    Object.keys(options).length > 0 && `## Options\n\n${optionTable(options)}`,
    `## Messages\n\n${Object.values(messages).map(messageLine).join('\n')}`,
    cases && `## Examples\n\n${cases}`,
    `Settings: \`rules: { ${id}: ${severity === 'off' ? 'warning' : 'off'} }\` in the configuration, or \`<!-- playbook-disable-next-line ${id} -->\` on the page.`,
  ]);
}

function messageLine({ message, advice }) {
  const lines = advice === undefined ? [message] : [message, advice];
  return `- ${lines.map((line) => line.replaceAll('|', '\\|')).join('\\\n  ')}`;
}

function optionTable(options) {
  const rows = Object.entries(options).map(
    ([name, { type, default: value, description }]) =>
      `| \`${name}\` | ${type} | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  return ['| Option | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function indexPage(rules, fixKinds, remark) {
  return sections([
    '# Rules',
    'Every rule, with its default severity and whether its findings can be fixed: `yes` means automatically, `suggestions` means that you choose one. `playbook explain <rule>` prints the same on a terminal.',
    table(rules, fixKinds),
    `${remark.length} rules of remark-lint are included, too: see [remark](remark.md).`,
  ]);
}

function remarkPage(rules) {
  return sections([
    '# Rules of remark-lint',
    'These rules run on the same syntax tree, and their messages become findings. To turn one on, add it to the configuration, with its options after the severity: `rules: { remark/maximum-line-length: [warning, { value: 120 }] }`. They are part of this package: configuring a rule never loads other code.',
    [
      '| Rule | Severity | What it reports |',
      '| --- | --- | --- |',
      ...rules.map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`),
    ].join('\n'),
  ]);
}

function table(rules, fixKinds) {
  const rows = rules.map(
    ({ id, severity, summary }) =>
      `| [${id}](${id}.md) | ${severity} | ${FIX_WORDS[fixKinds[id]] ?? ''} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return ['| Rule | Severity | Fix | What it reports |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function sections(parts) {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
