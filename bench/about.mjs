// What stands above and below the figures in docs/benchmarks.md.
import { cpus, totalmem } from 'node:os';

/** @param load how much else the machine did before the first run @param command how it was called */
export function introduction(load, command) {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    '# Benchmarks',
    '',
    `Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB. Load of the machine when it began: ${load.toFixed(1)}.`,
    '',
    'All tools ran in turn, round after round, so that whatever else the machine did hit all of them. Shown are medians, of memory the highest. The ratio is processor time to that of `playbook check`: other load disturbs it least. Tools that use several cores take less wall time than processor time.',
    '',
    '## What is compared',
    '',
    'No other tool checks playbooks, so each does what its users have it do, on the same folder of real pages:',
    '',
    '- **playbook check** reads the pages that its profile chooses, not all Markdown files: headings, front matter, task tables, links and translations, and what the pages say of each other. It reads tables as tables.',
    '- **markdownlint-cli2**: its default rules, about style. No front matter, no other files. It stops at no file, and prints many more findings than the others, as these pages were not written for it.',
    '- **remark-cli**: `remark-lint-frontmatter-schema` with a small schema, `remark-validate-links` and `remark-preset-lint-recommended`; once as it comes, and once with `remark-gfm`, which it needs to see tables at all.',
    '- **rumdl**: its default rules. It is a native program that uses all cores, and knows nothing of front matter schemas or of task tables.',
    '- **reading the files only**: a program for Node that reads all Markdown files and does nothing with them.',
    '',
    'The tenfold corpus is ten folders with the same pages, where every longer line of each copy has a word of its own. remark-cli is left out there: in a run on the same machine on 2026-11-22 it took 617 s and 2.2 GB.',
    '',
    'From their caches, ours and the native rumdl are about level on the corpus: which of them is ahead changes from run to run, as a third of ours is the start of Node and rumdl uses both cores. Ours is ahead of rumdl as npm starts it, and on the tenfold corpus.',
    '',
    'Where a page changes, it is one in the middle, in which a sentence is added.',
    '',
    '## To run it',
    '',
    '```sh',
    'npm run bench                                # the corpus, five runs of each tool, and where our time goes',
    'npm run bench -- --tenfold --runs 3          # also ten copies of it; takes ten minutes',
    'npm run bench -- --only rumdl --runs 15      # some of the tools',
    'npm run bench -- --tenfold --write           # writes this file',
    '```',
    '',
    'The other tools are installed in `bench/` for this alone. It needs `/usr/bin/time` and the pages, which are no part of this repository (`../shared/corpus`).',
    '',
  ];
}
