import { resolve } from 'node:path';
import { readCheckOptions } from '../check/check-options.ts';
import { checkWith } from '../check/check-run.ts';
import { readShard, type ShardReport } from '../check/shards/shard-file.ts';
import { digestOf, digestOfText } from '../engine/cache/digest.ts';
import { createStores } from '../engine/cache/page-store.ts';
import type { ResultSource } from '../engine/fresh-source.ts';
import { createPageChecker } from '../engine/page-checker.ts';
import { type Arguments, UsageError } from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import { shown } from '../shell/paths.ts';
import { firstOf, plural } from '../shell/plural.ts';
import { systemErrorReason } from '../shell/system-error.ts';
import { findPages } from '../targets/find-pages.ts';
import type { Plan } from '../targets/plan.ts';

/** Reports what the shards of a run have found, as if it had been one run. */
export async function runMerge(args: Arguments, io: Io): Promise<number> {
  const given = await readCheckOptions(args, io);
  const shards = readShards(args.positionals, io);
  const [{ run }] = shards;
  const config = typeof run.config === 'string' ? resolve(io.cwd, run.config) : run.config;
  const ruleIds = run.rules && new Set(run.rules);
  const options = { ...given, config, ruleIds, hints: given.hints || ruleIds !== undefined };
  return await checkWith(options, io, (notices) => open(shards, { config, ruleIds, io, notices }));
}

interface OpenOptions {
  readonly config: boolean | string;
  readonly ruleIds: ReadonlySet<string> | undefined;
  readonly io: Io;
  readonly notices: Notices;
}

/** What the shards know is to this run what a cache is to another. */
async function open(shards: readonly ShardReport[], options: OpenOptions): Promise<ResultSource> {
  const { ruleIds, io, notices } = options;
  const twice = givenTwice(shards);
  if (twice.length > 0) notices.warning(`${duplicates(twice)} The last report is used.`);
  const storeFor = createStores();
  for (const { pages } of shards)
    for (const { root, record } of pages) storeFor(resolve(io.cwd, root)).set(record);
  const paths = shards[0]?.run.paths ?? [];
  const plan = await findPages(paths, { ...options, memoryFor: storeFor });
  const checkPage = createPageChecker({ ruleIds, storeFor });
  const changed = goneSince(shards, plan, io);
  return {
    plan,
    async check(page) {
      const record = storeFor(page.workspace.root).get(page.path);
      const found = await checkPage(page);
      if (found.kind !== 'playbook' || found.report === record?.report) return found;
      if (record?.dependencies.text !== digestOfText(found.text)) changed.push(page.label);
      return found;
    },
    async end() {
      if (changed.length > 0)
        notices.warning(
          `${plural(changed.length, 'page')} changed since the shards were checked: ${firstOf(changed)}. The report shows the current pages.`,
        );
    },
  };
}

/** Pages that a shard has checked and that are not there any more, as people see them. */
function goneSince(shards: readonly ShardReport[], { pages }: Plan, { cwd }: Io): string[] {
  const present = new Set(pages.map(({ workspace, path }) => resolve(workspace.root, path)));
  const checked = shards.flatMap(({ pages }) =>
    pages.map(({ root, record }) => resolve(cwd, root, record.report.path)),
  );
  return [...new Set(checked)].filter((path) => !present.has(path)).map((path) => shown(cwd, path));
}

/** The numbers of shards of which there is more than one report. */
function givenTwice(shards: readonly ShardReport[]): number[] {
  const given = shards.map(({ shard }) => shard.index);
  return [...new Set(given.filter((index, at) => given.indexOf(index) !== at))].sort((a, b) => a - b);
}

function duplicates(shards: readonly number[]): string {
  return shards.length === 1
    ? `Shard ${shards[0]} was given more than once.`
    : `Shards ${shards.join(', ')} were given more than once.`;
}

type Shards = readonly [ShardReport, ...ShardReport[]];

/** @throws UsageError unless the files are all the parts of one run */
function readShards(files: readonly string[], { cwd }: Io): Shards {
  const shards: ShardReport[] = [];
  for (const file of files) {
    try {
      shards.push(readShard(resolve(cwd, file)));
    } catch (error) {
      throw new UsageError(`Cannot use the shard report "${file}": ${systemErrorReason(error)}`);
    }
  }
  const [first, ...others] = shards;
  if (!first)
    throw new UsageError('Specify the shard reports that "playbook check --shard i/n" has written.');
  const { count } = first.shard;
  if (others.some(({ shard, run }) => shard.count !== count || digestOf(run) !== digestOf(first.run)))
    throw new UsageError(
      'These shard reports are from different runs: their paths, options, or numbers of shards differ.',
    );
  const given = new Set(shards.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !given.has(index));
  if (missing.length > 0) {
    const twice = givenTwice(shards);
    const lack =
      missing.length === 1
        ? `Shard ${missing[0]} of ${count} is missing.`
        : `Shards ${missing.join(', ')} of ${count} are missing.`;
    throw new UsageError(twice.length === 0 ? lack : `${lack} ${duplicates(twice)}`);
  }
  return [first, ...others];
}
