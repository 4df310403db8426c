import { relative } from 'node:path';
import { folderOf, nameOf } from '../../../text/paths.ts';
import { groupOf } from '../../../workspace/translations.ts';
import { createYield } from '../../../workspace/yield.node.ts';
import { createStores } from '../../engine/cache/page-store.ts';
import { createPageChecker } from '../../engine/page-checker.ts';
import { EXIT } from '../../shell/exit-code.ts';
import type { Io } from '../../shell/io.ts';
import { createNotices } from '../../shell/notices.ts';
import { byPath, shown, slashed } from '../../shell/paths.ts';
import { plural } from '../../shell/plural.ts';
import { cannotWrite } from '../../shell/system-error.ts';
import { findPages } from '../../targets/find-pages.ts';
import type { Plan, PlannedPage } from '../../targets/plan.ts';
import { refuseToOverwrite } from '../overwriting.ts';
import { type ShardOption, type ShardPage, writeShard } from './shard-file.ts';

/**
 * Looks at one part of the pages, and leaves what it finds to `playbook merge-reports`, which judges it.
 * @param paths as given on the command line
 */
export async function runShard(
  paths: readonly string[],
  options: ShardRunOptions,
  shard: ShardOption,
  io: Io,
): Promise<number> {
  const { ruleIds, config } = options;
  const notices = createNotices(io, options.color);
  const storeFor = createStores();
  const plan = await findPages(paths, { config, io, notices, memoryFor: storeFor });
  await refuseToOverwrite(plan, [{ label: shown(io.cwd, shard.file), path: shard.file }]);
  const own = { ...plan, pages: await partOf(plan, shard) };
  const checkPage = createPageChecker({ ruleIds, storeFor });
  const pages: ShardPage[] = [];
  const yieldIfDue = createYield();
  for (const [done, page] of own.pages.entries()) {
    notices.progress.update(done, own.pages.length);
    await yieldIfDue();
    // What cannot be read or is not a playbook is said when all parts are put together.
    await checkPage(page);
    const { root } = page.workspace;
    const record = storeFor(root).get(page.path);
    if (record) pages.push({ root: slashed(relative(io.cwd, root)), record });
  }
  notices.progress.clear();
  try {
    const given = typeof config === 'string' ? slashed(relative(io.cwd, config)) : config;
    const run = { paths, config: given, rules: ruleIds && [...ruleIds].sort() };
    writeShard(shard.file, { shard: { index: shard.index, count: shard.count }, run, pages });
  } catch (error) {
    notices.error(cannotWrite(`the shard report ${shown(io.cwd, shard.file)}`, error));
  }
  if (notices.errors > 0) return EXIT.error;
  io.stdout.write(
    `Checked shard ${shard.index} of ${shard.count}: ${own.pages.length} of ${plural(plan.pages.length, 'page')}. ` +
      `The shard report is "${shown(io.cwd, shard.file)}". To report the findings, run "playbook merge-reports".\n`,
  );
  return EXIT.clean;
}

export interface ShardRunOptions {
  /** Run only these rules. */
  readonly ruleIds: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly color: boolean | undefined;
}

/** Pages and their translations stay together, as each part reads what its pages speak of. */
async function partOf(plan: Plan, { index, count }: ShardOption): Promise<readonly PlannedPage[]> {
  const keyed = await Promise.all(plan.pages.map(async (page) => ({ page, key: await keyOf(page) })));
  keyed.sort((a, b) => byPath(a.key, b.key) || byPath(a.page.label, b.page.label));
  const border = (at: number): number => Math.floor((keyed.length * at) / count);
  const part = new Set(keyed.slice(border(index - 1), border(index)).map(({ page }) => page));
  return plan.pages.filter((page) => part.has(page));
}

async function keyOf({ workspace, path }: PlannedPage): Promise<string> {
  const profile = await (await workspace.service()).profile(path);
  const key = (profile && groupOf(path, profile)?.key) ?? path;
  return `${workspace.root}\0${folderOf(key)}\0${nameOf(key)}`;
}
