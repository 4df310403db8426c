import type { ResultSource } from '../engine/fresh-source.ts';
import { openResultSource } from '../engine/result-source.ts';
import { filterPlan } from '../filter/filter.ts';
import { type Outputs, openOutputs } from '../reporters/outputs.ts';
import type { Arguments } from '../shell/args.ts';
import { EXIT } from '../shell/exit-code.ts';
import type { Io } from '../shell/io.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import { repositoryOf } from '../targets/repository.ts';
import { readStdin } from '../targets/stdin.ts';
import { type CheckCommandOptions, readCheckOptions } from './check-options.ts';
import { checkPages } from './check-pages.ts';
import { refuseToOverwrite } from './overwriting.ts';

/*
 * A run with a cache in which nothing has changed takes a tenth of a second: what it does not need is not loaded.
 */

/** Does what `playbook check` is for. */
export async function runCheck(args: Arguments, io: Io): Promise<number> {
  const options = await readCheckOptions(args, io);
  if (options.shard)
    return await (await import('./lazy.ts')).runShard(args.positionals, options, options.shard, io);
  const checkOnce = (settings: CheckCommandOptions) =>
    checkWith(settings, io, async (notices) => {
      const stdin = await readStdin(args, io);
      return await openResultSource(args.positionals, { ...settings, io, notices, stdin });
    });
  if (!options.watch) return await checkOnce(options);
  const { watch } = await import('./watch.ts');
  const written = options.formats.flatMap(({ file }) => (file ? [file.path] : []));
  return await watch((cache) => checkOnce({ ...options, cache }), {
    args: args.positionals,
    cache: options.cache,
    written,
    io,
  });
}

/** Reports what the pages of a source have in them. */
export async function checkWith(
  options: CheckCommandOptions,
  io: Io,
  open: (notices: Notices) => Promise<ResultSource>,
): Promise<number> {
  const outputs = openOutputs(options.formats, io);
  const notices = createNotices(io, options.color);
  try {
    return await checkSource(await open(notices), outputs, options, { io, notices });
  } finally {
    outputs.discard();
  }
}

async function checkSource(
  source: ResultSource,
  outputs: Outputs,
  options: CheckCommandOptions,
  { io, notices }: { readonly io: Io; readonly notices: Notices },
): Promise<number> {
  const { ruleIds } = options;
  const reports = options.formats.flatMap(({ file }) => (file ? [file] : []));
  await refuseToOverwrite(source.plan, reports, options.filter.baseline?.file);
  if (options.fix) {
    const { fixBefore } = await import('./lazy.ts');
    await fixBefore(source.plan, ruleIds, notices);
  }
  const {
    plan,
    filter: select,
    end,
  } = await filterPlan(source.plan, options.filter, { ruleIds, io, notices });

  const repository = repositoryOf(
    plan.workspaces.map(({ root }) => root),
    io,
  );
  const reporter = await outputs.reporter({ ...options, repository, notices });
  const { report, warnings, failed } = await checkPages(plan, {
    ...options,
    check: source.check,
    select,
    io,
    reporter,
    notices,
  });
  await source.end();
  await end();
  const coverage = reporter.wantsCoverage
    ? await (await import('./lazy.ts')).coverageOf(plan, report, io)
    : undefined;
  reporter.end(report, notices.errors, coverage);
  notices.progress.clear();

  const tooMany = warnings > options.maxWarnings;
  if (tooMany) notices.warning(tooManyWarnings(warnings, options.maxWarnings));
  if (notices.errors > 0 || failed) return EXIT.error;
  return (report.summary.errors > 0 || tooMany) && !options.exitZero ? EXIT.findings : EXIT.clean;
}

function tooManyWarnings(count: number, allowed: number): string {
  return `Too many warnings: found ${count}, but --max-warnings allows ${allowed}.`;
}
