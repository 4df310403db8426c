import type { Arguments } from './args.ts';
import { type CheckOptions, readCheckOptions } from './check-options.ts';
import { checkPages } from './check-pages.ts';
import { EXIT } from './exit-code.ts';
import type { Source } from './fresh-source.ts';
import type { Io } from './io.ts';
import { narrow } from './narrow.ts';
import { createNotices, type Notices } from './notices.ts';
import { type Outputs, openOutputs } from './outputs.ts';
import { refuseToOverwrite } from './overwriting.ts';
import { repositoryOf } from './repository.ts';
import { openSource } from './source.ts';
import { readStdin } from './stdin.ts';

/*
 * A run with a cache in which nothing has changed takes a tenth of a second: what it does not need is not loaded.
 */

/** Does what `playbook check` is for. */
export async function runCheck(args: Arguments, io: Io): Promise<number> {
  const options = await readCheckOptions(args, io);
  if (options.shard)
    return await (await import('./heavy.ts')).runShard(args.positionals, options, options.shard, io);
  const checkOnce = (settings: CheckOptions) =>
    checkWith(settings, io, async (notices) => {
      const stdin = await readStdin(args, io);
      return await openSource(args.positionals, { ...settings, io, notices, stdin });
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
  options: CheckOptions,
  io: Io,
  open: (notices: Notices) => Promise<Source>,
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
  source: Source,
  outputs: Outputs,
  options: CheckOptions,
  { io, notices }: { readonly io: Io; readonly notices: Notices },
): Promise<number> {
  const { only } = options;
  const reports = options.formats.flatMap(({ file }) => (file ? [file] : []));
  await refuseToOverwrite(source.plan, reports, options.narrow.baseline?.file);
  if (options.fix) {
    const { fixBefore } = await import('./heavy.ts');
    await fixBefore(source.plan, only, notices);
  }
  const { plan, select, end } = await narrow(source.plan, options.narrow, { only, io, notices });

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
    ? await (await import('./heavy.ts')).coverageOf(plan, report, io)
    : undefined;
  reporter.end(report, notices.errors, coverage);
  notices.progress.clear();

  const tooMany = warnings > options.maxWarnings;
  if (tooMany) notices.warning(tooManyWarnings(warnings, options.maxWarnings));
  if (notices.errors > 0 || failed) return EXIT.fault;
  return (report.summary.errors > 0 || tooMany) && !options.exitZero ? EXIT.findings : EXIT.clean;
}

function tooManyWarnings(count: number, allowed: number): string {
  return `Too many warnings: found ${count}, but --max-warnings allows ${allowed}.`;
}
