import { resolve } from 'node:path';
import type { Profile } from '../../profile/profile.ts';
import { quotedOr } from '../../rules/rule.ts';
import type { Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import { shown } from '../shell/paths.ts';
import { makePlan, type Plan, type PlanOptions } from './plan.ts';
import type { StdinPage } from './stdin.ts';
import { findTargets } from './targets.ts';
import type { FoundPathTarget } from './workspace-roots.ts';

export interface FindPagesOptions extends PlanOptions {
  readonly notices: Notices;
  /** The one page, instead of those that the arguments name. */
  readonly stdin?: StdinPage | undefined;
  /** What the arguments name, where that has been found already. */
  readonly targets?: readonly FoundPathTarget[] | undefined;
}

/** Finds the pages that the arguments of a command name, and says what is wrong with the arguments and configurations. */
export async function findPages(args: readonly string[], options: FindPagesOptions): Promise<Plan> {
  const { io, notices, stdin } = options;
  const targets = stdin
    ? [{ kind: 'file', path: stdin.path } as const]
    : (options.targets ?? (await findTargets(args, io, notices.error)));
  const onLargeSurroundings = (root: string, limit: number) =>
    notices.note(
      `Only the first ${limit} files and folders in "${shown(io.cwd, root)}" were searched for related pages. ` +
        'To search all of them, add a playbook.config.yaml there or use Git.',
    );
  const plan = await makePlan(targets, { ...options, onLargeSurroundings });
  if (stdin)
    for (const { workspace, path } of plan.pages) (await workspace.service()).setText(path, stdin.text);
  await reportPlanErrors(plan, io, notices);
  return plan;
}

/** Says what is wrong before any page is checked: configurations first, since other errors may follow from theirs. */
async function reportPlanErrors(
  { workspaces, pages, emptyFolders }: Plan,
  { cwd }: Io,
  notices: Notices,
): Promise<void> {
  for (const { workspace, path } of pages) await (await workspace.service()).profile(path);
  const before = notices.errors;
  for (const { root, service } of workspaces) {
    for (const { path, line, column, message, severity } of (await service()).configurationErrors())
      notices[severity](`${shown(cwd, resolve(root, path))}:${line}:${column}: ${message}`);
  }
  if (notices.errors > before) notices.note('Pages with an invalid configuration were not checked.');
  for (const { root, host } of workspaces) {
    for (const [path, reason] of host.unlisted)
      notices.error(`Cannot search "${shown(cwd, resolve(root, path))}": ${reason}.`);
  }
  for (const folder of emptyFolders) {
    const profile = await (await folder.workspace.service()).profile(
      folder.path === '' ? '-' : `${folder.path}/-`,
    );
    if (profile) notices.error(noPages(folder.label, profile));
  }
}

function noPages(folder: string, { name, files }: Profile): string {
  const reason =
    files.length > 0
      ? `The profile "${name}" includes only files that match ${quotedOr(files)}.`
      : `The profile "${name}" includes no files.`;
  return (
    `No playbook pages found in "${folder}". ${reason} ` +
    'List your pages under "files" in playbook.config.yaml, or name them on the command line.'
  );
}
