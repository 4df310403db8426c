import { resolve } from 'node:path';
import { type Arguments, flag, type OptionDefinitions, textOption, UsageError } from './args.ts';
import { type BaselineOptions, openBaselines } from './baseline.ts';
import { BASELINE_NAME } from './baseline-file.ts';
import type { Io } from './io.ts';
import type { Base } from './new-only.ts';
import type { Notices } from './notices.ts';
import type { Plan } from './plan.ts';
import type { Select } from './selection.ts';

/** The options of `playbook check` that leave out known findings. */
export const NARROW_OPTIONS = {
  'changed-since': {
    type: 'string',
    placeholder: 'commit',
    description: 'Report only findings that are new since this branch, tag, or commit.',
  },
  staged: {
    type: 'boolean',
    description: 'Check the staged files, and report only findings that the next commit adds.',
  },
  baseline: {
    type: 'string',
    placeholder: 'file',
    description: `Do not report the findings accepted in this file. Default: ${BASELINE_NAME} next to the configuration.`,
  },
  'no-baseline': { type: 'boolean', description: 'Report accepted findings, too.' },
  'update-baseline': { type: 'boolean', description: 'Accept all current findings.' },
  'prune-baseline': {
    type: 'boolean',
    description: 'Remove findings that no longer exist from the baseline, and update renamed pages.',
  },
} as const satisfies OptionDefinitions;

export interface NarrowOptions {
  readonly base: Base | undefined;
  /** `undefined`: no baseline at all. */
  readonly baseline: Pick<BaselineOptions, 'file' | 'action'> | undefined;
}

/** @throws UsageError */
export function readNarrowOptions(args: Arguments, { cwd }: Io): NarrowOptions {
  const since = textOption(args, 'changed-since');
  const staged = flag(args, 'staged') ?? false;
  const given = textOption(args, 'baseline');
  const update = flag(args, 'update-baseline') ?? false;
  const prune = flag(args, 'prune-baseline') ?? false;
  const conflicting = [
    since !== undefined && '--changed-since',
    staged && '--staged',
    update && '--update-baseline',
    prune && '--prune-baseline',
  ].filter((name) => name !== false);
  if (conflicting.length > 1) throw new UsageError(`${conflicting.join(' and ')} cannot be used together.`);
  const without = flag(args, 'no-baseline') ?? false;
  if (without && (given !== undefined || update || prune))
    throw new UsageError('--no-baseline cannot be used with other baseline options.');
  if (staged && (flag(args, 'fix') || flag(args, 'stdin')))
    throw new UsageError(
      `--staged cannot be used with --${flag(args, 'fix') ? 'fix' : 'stdin'}, because it checks the files in the Git index.`,
    );
  return {
    base: staged ? 'staged' : since === undefined ? undefined : { since },
    baseline: without
      ? undefined
      : {
          file: given === undefined ? undefined : resolve(cwd, given),
          action: update ? 'update' : prune ? 'prune' : undefined,
        },
  };
}

/** What is checked and reported of a plan. */
export interface Narrowed {
  readonly plan: Plan;
  /** `undefined`: everything is reported. */
  readonly select: Select | undefined;
  /** To be called when all pages have been checked. */
  end(): Promise<void>;
}

/** @throws UsageError where Git or the baseline cannot be asked */
export async function narrow(
  plan: Plan,
  { base, baseline }: NarrowOptions,
  context: { readonly only: ReadonlySet<string> | undefined; readonly io: Io; readonly notices: Notices },
): Promise<Narrowed> {
  const baselines = baseline && (await openBaselines(plan.pages, { ...baseline, ...context }));
  const end = async () => await baselines?.end();
  const accepted = baselines?.isInUse ? baselines.select : undefined;
  if (base === undefined) return { plan, select: accepted, end };
  const { newOnly } = await import('./heavy.ts');
  const fresh = await newOnly(plan, { base, ...context });
  if (fresh.plan.pages.length === 0 && plan.pages.length > 0)
    context.notices.note(
      base === 'staged'
        ? 'No staged change affects a playbook.'
        : `No change since ${base.since} affects a playbook.`,
    );
  const select = accepted ? both(fresh.select, accepted) : fresh.select;
  return { plan: fresh.plan, select, end };
}

/** Those that are new and that no baseline accepts. What is accepted accounts for the old ones first. */
function both(isNew: Select, isNotAccepted: Select): Select {
  return async (page, findings, lineOf) => {
    const fresh = await isNew(page, findings, lineOf);
    const old = findings.filter((finding) => !fresh.has(finding));
    const open = await isNotAccepted(page, [...old, ...fresh.keys()], lineOf);
    return new Map(
      [...fresh].flatMap(([finding, state]) => {
        const other = open.get(finding);
        return other ? [[finding, state === 'new' ? other : state]] : [];
      }),
    );
  };
}
