// Holds the checker against pages whose defects were counted independently: ../shared/corpus and ../shared/oracle.
//   npm run corpus                    prints expected, found and missed for each class of defect
//   npm run corpus -- --missed        also lists every case missed; --extra: every finding that the counts lack
//   npm run corpus -- --write         also puts the numbers into docs/accuracy.md
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { loadTs } from './load-ts.mjs';

const { values: show } = parseArgs({
  options: { missed: { type: 'boolean' }, extra: { type: 'boolean' }, write: { type: 'boolean' } },
});
const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const oracle = fileURLToPath(new URL('../../shared/oracle/defects.jsonl', import.meta.url));
const ROOTS = ['seed', '2019/partner-site', '2020/partner-site'];

if (!existsSync(corpus) || !existsSync(oracle)) {
  console.log(
    'No corpus found next to this repository (../shared/corpus, ../shared/oracle). Nothing was measured.',
  );
} else await measure();

async function measure() {
  const { checkFolder } = await loadTs('test/corpus/check-folder.ts');
  const classes = parse(await readFile(new URL('../test/corpus/classes.yaml', import.meta.url), 'utf8'));
  const checked = new Map();
  for (const root of ROOTS) {
    for (const { path, playbook, findings } of await checkFolder(corpus + root)) {
      const file = `${root}/${path}`;
      checked.set(file, {
        playbook,
        findings: findings.map((finding) => ({ ...finding, key: `${root}/${finding.key}` })),
      });
    }
  }
  const playbooks = [...checked.values()].filter(({ playbook }) => playbook);
  const cases = await oracleCases(checked);

  const claimed = new Set();
  console.log(row('class', 'expected', 'found', 'missed'));
  const report = table(classes.report, cases, checked, claimed);
  console.log(row('all of these', report.expected, report.found, report.expected - report.found));
  console.log(`\n${row('information', 'expected', 'found', 'missed')}`);
  table(classes.inform, cases, checked, claimed);
  const extra = extras(checked, claimed);
  const silent = [...checked.values()].filter(
    ({ playbook, findings }) => !playbook && findings.length === 0,
  ).length;
  const share = ((100 * report.found) / report.expected).toFixed(1);
  console.log(
    `\n${checked.size} pages, ${playbooks.length} of them playbooks; ${silent} other documents silent. Found ${report.found} of ${report.expected} counted defects (${share} %).`,
  );
  if (show.write) await writeAccuracy(report, playbooks.length, extra);
}

/** The table in docs/accuracy.md: classes that occur on these pages, and what was found beyond them. */
async function writeAccuracy({ rows, expected, found }, playbooks, extra) {
  const page = new URL('../docs/accuracy.md', import.meta.url);
  const text = await readFile(page, 'utf8');
  const [start, end] = ['<!-- accuracy -->', '<!-- /accuracy -->'].map((mark) => text.indexOf(mark));
  const lines = rows.filter(([, cases]) => cases > 0).map((cells) => `| ${cells.join(' | ')} |`);
  const content = [
    '<!-- accuracy -->',
    `${new Date().toISOString().slice(0, 10)}, \`npm run corpus\`, ${playbooks} playbook pages of two rounds in English, German and Japanese: ${found} of ${expected} counted defects found, each on its line. Errors and warnings beyond the counts: ${extra}.`,
    '',
    '| Defect | Counted | Found |',
    '| --- | --: | --: |',
    ...lines,
    '',
  ].join('\n');
  await writeFile(page, text.slice(0, start) + content + text.slice(end));
}

/** Class → cases on playbook pages. The class of a whole page has line 1 or less. */
async function oracleCases(checked) {
  const cases = new Map();
  for (const line of (await readFile(oracle, 'utf8')).trim().split('\n')) {
    const defect = JSON.parse(line);
    if (checked.get(defect.file)?.playbook)
      cases.set(defect.class, [...(cases.get(defect.class) ?? []), defect]);
  }
  return cases;
}

function table(mapping, cases, checked, claimed) {
  const sum = { expected: 0, found: 0, rows: [] };
  for (const [name, rules] of Object.entries(mapping)) {
    const expected = cases.get(name) ?? [];
    const missed = expected.filter((defect) => !isFound(defect, rules, checked, claimed));
    sum.expected += expected.length;
    sum.found += expected.length - missed.length;
    sum.rows.push([name, expected.length, expected.length - missed.length]);
    console.log(row(name, expected.length, expected.length - missed.length, missed.length));
    if (show.missed)
      for (const { file, line, text } of missed)
        console.log(`    missed ${file}:${line}  ${text.slice(0, 100)}`);
  }
  return sum;
}

/** A finding answers for one case of a class alone, but for cases of several classes. */
function isFound({ file, line, text, class: name }, rules, checked, claimed) {
  const candidates = checked
    .get(file)
    .findings.filter(
      (finding) =>
        rules.includes(finding.rule) &&
        (line <= 1 || finding.line === line) &&
        !claimed.has(`${name}/${finding.key}`),
    );
  const word = /^[\w-]+/.exec(text)?.[0] ?? '';
  const finding = candidates.find(({ message }) => message.includes(word)) ?? candidates[0];
  if (finding) claimed.add(`${name}/${finding.key}`).add(finding.key);
  return finding !== undefined;
}

/** Prints the findings that no case asked for; gives the number of errors and warnings among them. */
function extras(checked, claimed) {
  const counts = new Map();
  for (const [file, { findings }] of checked) {
    for (const { rule, severity, key, line, message } of findings) {
      if (claimed.has(key)) continue;
      const name = `${rule} (${severity})`;
      counts.set(name, [...(counts.get(name) ?? []), `${file}:${line}  ${message}`]);
    }
  }
  console.log(`\n${row('findings not in the counts', '', 'found', '')}`);
  for (const [name, places] of [...counts].sort()) {
    console.log(row(name, '', places.length, ''));
    if (show.extra) for (const place of places) console.log(`    ${place}`);
  }
  const serious = [...counts].filter(([name]) => /\((error|warning)\)$/.test(name));
  return serious.reduce((sum, [, places]) => sum + places.length, 0);
}

function row(name, ...numbers) {
  return [name.padEnd(44), ...numbers.map((number) => String(number).padStart(9))].join('');
}
