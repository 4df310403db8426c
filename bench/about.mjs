// What is above and below the figures in docs/benchmarks.md.
import { cpus, totalmem } from 'node:os';

/** @param load how much else the machine did before the first run @param command how it was called */
export function introduction(load, command) {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    '# Benchmarks',
    '',
    `Measured by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB. Load of the machine at the start: ${load.toFixed(1)}.`,
    '',
    'The tools run in turn, round after round, so that other load on the machine affects all of them. The tables show medians, and for memory the maximum. The ratio is the processor time divided by that of `playbook check`; other load affects it least. Tools that use several cores take less wall time than processor time.',
    '',
    '## What is compared',
    '',
    'No other tool checks playbooks. Each tool does its usual work on the same folder of real pages:',
    '',
    '- **playbook check** reads the pages that its profile selects, not all Markdown files: headings, front matter, task tables, links, translations, and what pages say about each other.',
    '- **markdownlint-cli2**: its default rules, about style. It does not check front matter or other files. It reports many more findings than the others, because these pages were not written for it.',
    '- **remark-cli**: `remark-lint-frontmatter-schema` with a small schema, `remark-validate-links` and `remark-preset-lint-recommended`; once as is, and once with `remark-gfm`, which it needs to recognize tables.',
    '- **rumdl**: its default rules. It is a native program that uses all cores. It does not check front matter schemas or task tables.',
    '- **reading the files only**: a Node program that reads all Markdown files and does nothing with them.',
    '',
    'The tenfold corpus consists of ten copies of the pages; in each copy, every long line has a word of its own. It leaves out remark-cli, which took 617 s and 2.2 GB on the same machine on 2026-11-22.',
    '',
    'With caches, `playbook check` and the native rumdl are about equal on the corpus. Which one is faster changes from run to run: a third of our time is the start of Node, and rumdl uses both cores. `playbook check` is faster than rumdl started by npm, and faster than both on the tenfold corpus.',
    '',
    'Where one page changes, a sentence is added to a page in the middle of the list.',
    '',
    '## Run it yourself',
    '',
    '```sh',
    'npm run bench                                # the corpus, five runs of each tool, and a profile of ours',
    'npm run bench -- --tenfold --runs 3          # also the tenfold corpus; takes ten minutes',
    'npm run bench -- --only rumdl --runs 15      # some of the tools',
    'npm run bench -- --tenfold --write           # updates this page',
    '```',
    '',
    'This installs the other tools in `bench/`. You need `/usr/bin/time` and the pages, which are not part of this repository (`../shared/corpus`).',
    '',
  ];
}
