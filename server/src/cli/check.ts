import { resolve } from 'node:path';
import type { Profile } from '../profile/profile.ts';
import { either } from '../rules/rule.ts';
import type { Arguments } from './args.ts';
import { CHECK_OPTIONS, readCheckOptions } from './check-options.ts';
import { checkPages } from './check-pages.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';
import { coloursFor, type Io } from './io.ts';
import { createNotices, type Notices } from './notices.ts';
import { shown } from './paths.ts';
import { makePlan, type Plan } from './plan.ts';
import { REPORTERS } from './reporters/index.ts';
import { findTarget, type Target } from './targets.ts';

export const check: Command = {
  name: 'check',
  operands: '[file, folder or glob ...]',
  summary: 'Check playbook pages',
  options: CHECK_OPTIONS,
  details: [
    'Without a path, the working folder is checked. A folder is searched for the pages that its configuration',
    'chooses; symbolic links are not followed. A file that is named is checked if it looks like a playbook.',
    '',
    'Exit codes',
    '  0  no errors, and no more warnings than allowed',
    '  1  errors, or too many warnings',
    '  2  wrong use, a broken configuration, a path that leads to no playbook, a file that cannot be read,',
    '     or a fault of the program; what could be checked has been',
    '',
    'The report goes to standard output, everything else to standard error. Without --color and --no-color,',
    'NO_COLOR and FORCE_COLOR decide; without these, colors are for terminals only.',
  ],
  run: runCheck,
};

async function runCheck(args: Arguments, io: Io): Promise<number> {
  const options = await readCheckOptions(args, io);
  const notices = createNotices(io, options.color);
  const targets = await findTargets(args.positionals, io, notices);
  const plan = await makePlan(targets, { config: options.config, io });
  await sayPlanFaults(plan, io, notices);

  const reporter = REPORTERS[options.format]({
    write(text) {
      notices.progress.clear();
      io.stdout.write(text);
    },
    colours: coloursFor(io, io.stdout, options.color),
    columns: io.stdout.isTTY ? io.stdout.columns : undefined,
    hints: options.hints,
  });
  const { report, warnings, failed } = await checkPages(plan, { ...options, io, reporter, notices });
  reporter.end(report, notices.errors);
  notices.progress.clear();

  const tooMany = warnings > options.maxWarnings;
  if (tooMany) notices.warning(tooManyWarnings(warnings, options.maxWarnings));
  if (notices.errors > 0 || failed) return EXIT.fault;
  return report.summary.errors > 0 || tooMany ? EXIT.findings : EXIT.clean;
}

function tooManyWarnings(count: number, allowed: number): string {
  return `${count === 1 ? 'There is 1 warning' : `There are ${count} warnings`}; --max-warnings allows ${allowed}.`;
}

async function findTargets(args: readonly string[], { cwd }: Io, notices: Notices) {
  const targets: Exclude<Target, { kind: 'fault' }>[] = [];
  for (const argument of args.length > 0 ? args : ['.']) {
    const target = await findTarget(argument, cwd);
    if (target.kind === 'fault') notices.error(target.message);
    else targets.push(target);
  }
  return targets;
}

/** Says what is wrong before any page is checked: configurations first, since other faults may follow from theirs. */
async function sayPlanFaults(
  { workspaces, pages, emptyFolders }: Plan,
  { cwd }: Io,
  notices: Notices,
): Promise<void> {
  for (const { workspace, path } of pages) await workspace.service.profile(path);
  const before = notices.errors;
  for (const { root, service } of workspaces) {
    for (const { path, line, column, message, severity } of service.configurationFaults())
      notices[severity](`${shown(cwd, resolve(root, path))}:${line}:${column}: ${message}`);
  }
  if (notices.errors > before) notices.note('Pages whose configuration is broken are not checked.');
  for (const { root, host } of workspaces) {
    for (const [path, reason] of host.unlisted)
      notices.error(`${shown(cwd, resolve(root, path))} cannot be searched: ${reason}.`);
  }
  for (const folder of emptyFolders) {
    const profile = await folder.workspace.service.profile(folder.path === '' ? '-' : `${folder.path}/-`);
    if (profile) notices.error(noPages(folder.label, profile));
  }
}

function noPages(folder: string, { name, files }: Profile): string {
  const globs = files.length > 0 ? `those that fit ${either(files)}` : 'none';
  return (
    `No playbook pages were found in ${folder}. The profile "${name}" chooses ${globs}. ` +
    'List your pages under "files" in playbook.config.yaml, or name them on the command line.'
  );
}
