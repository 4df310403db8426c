// Side by side: npm run bench [-- --runs 5] [--tenfold] [--only <part of a name>] [--write]
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { introduction } from './about.mjs';
import { profileOf } from './profile.mjs';
import { remarkConfiguration, toolsWith } from './tools.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const corpus = join(here, '../../shared/corpus');
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    tenfold: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

/** A copy of ours, so that a build meanwhile changes nothing. */
const playbook = mkdtempSync(join(tmpdir(), 'playbook-bench-dist-'));
const tools = toolsWith(join(playbook, 'cli.mjs'));

function main() {
  if (!existsSync(corpus)) return console.log(`There are no pages to measure with: ${corpus} is not there.`);
  cpSync(join(here, '../server/dist'), playbook, { recursive: true });
  try {
    compare();
  } finally {
    rmSync(playbook, { recursive: true, force: true });
  }
}

function compare() {
  const [load] = loadavg();
  const parts = [measure('The corpus', 1, Number(options.runs))];
  if (options.tenfold) parts.push(measure('Tenfold', 10, Math.max(1, Math.floor(Number(options.runs) / 2))));
  const text = [
    ...introduction(load, `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim()),
    ...parts,
    ...profileOf(corpus),
    '',
  ].join('\n');
  console.log(text);
  if (options.write) writeFileSync(join(here, '../docs/benchmarks.md'), `${text}`);
}

/** Runs all tools on so many copies of the corpus, round after round. */
function measure(title, copies, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'playbook-bench-'));
  try {
    const pages = prepare(folder, copies);
    const chosen = tools.filter(({ name, small }) => name.includes(options.only) && !(small && copies > 1));
    const results = new Map(chosen.map((tool) => [tool, []]));
    // Twice, since a cache that a tool makes in the folder is a change for the others.
    for (let time = 0; time < 2; time++) for (const tool of chosen) if (tool.warm) run(tool, folder);
    for (let round = 0; round < runs; round++)
      for (const tool of chosen) {
        if (tool.before) changePage(folder);
        results.get(tool).push(run(tool, folder));
        if (tool.before) git(folder, 'checkout', '--', '.');
        // What it leaves behind must not help or hinder the next one.
        if (tool.before && tool.warm) run(tool, folder);
      }
    return table(`${title}: ${pages} Markdown files, ${runs} runs each`, results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare(folder, copies) {
  for (let copy = 0; copy < copies; copy++) {
    const place = copies === 1 ? folder : join(folder, `copy-${copy}`);
    cpSync(corpus, place, { recursive: true });
    if (copy > 0) for (const path of pagesIn(place)) vary(join(place, path), copy);
  }
  writeFileSync(join(folder, 'remark.mjs'), remarkConfiguration(false));
  writeFileSync(join(folder, 'remark-gfm.mjs'), remarkConfiguration(true));
  cpSync(join(here, 'peers'), folder, { recursive: true });
  mkdirSync(join(folder, '.bench-cache'));
  writeFileSync(join(folder, '.gitignore'), '.bench-cache\n.rumdl_cache\n');
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  git(
    folder,
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '-m',
    'All pages',
  );
  return pagesIn(folder).length;
}

/** Texts of their own, so that nobody can remember what he has read in another copy. */
function vary(file, copy) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/^[A-Za-z].{30,}[a-z.]$/gm, (line) => `${line} ${copy}`),
  );
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
    .sort();
}

function changePage(folder) {
  const pages = pagesIn(folder).filter((path) => path.includes('english-playbook'));
  appendFileSync(join(folder, pages[Math.floor(pages.length / 2)]), '\nOne sentence more.\n');
}

function git(folder, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}

/** One run: wall and processor seconds, and the most memory it had, in MB. */
function run({ name, command }, cwd) {
  const start = performance.now();
  const timed = ['-f', '%U %S %M', ...command];
  const { stderr, error } = spawnSync('/usr/bin/time', timed, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const wall = (performance.now() - start) / 1000;
  const figures = /([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr ?? '');
  if (error || !figures) throw new Error(`${name} did not run: ${error ?? stderr.slice(-500)}`);
  return { wall, cpu: Number(figures[1]) + Number(figures[2]), memory: Number(figures[3]) / 1024 };
}

function table(title, results) {
  const rows = [...results].map(([{ name }, runs]) => ({
    name,
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: Math.max(...runs.map(({ memory }) => memory)),
  }));
  const base = rows.find(({ name }) => name === 'playbook check')?.cpu ?? Number.NaN;
  return [
    `## ${title}`,
    '',
    '| | wall, s | processor, s | memory, MB | ratio |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ name, wall, cpu, memory }) =>
        `| ${name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${memory.toFixed(0)} | ${base ? (cpu / base).toFixed(2) : '–'} |`,
    ),
    '',
  ].join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

main();
