import { resolve } from 'node:path';
import {
  type Arguments,
  booleanOption,
  type OptionDefinitions,
  textOption,
  UsageError,
} from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import type { Plan } from '../targets/plan.ts';
import { type BaselineOptions, openBaselines } from './baseline.ts';
import { BASELINE_NAME } from './baseline-file.ts';
import type { Base } from './changed-since.ts';
import type { FindingFilter } from './finding-filter.ts';

/** The options of `playbook check` that leave out known findings. */
export const FILTER_OPTIONS = {
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

export interface FilterOptions {
  readonly base: Base | undefined;
  /** `undefined`: no baseline at all. */
  readonly baseline: Pick<BaselineOptions, 'file' | 'action'> | undefined;
}

/** @throws UsageError */
export function readFilterOptions(args: Arguments, { cwd }: Io): FilterOptions {
  const since = textOption(args, 'changed-since');
  const staged = booleanOption(args, 'staged') ?? false;
  const given = textOption(args, 'baseline');
  const update = booleanOption(args, 'update-baseline') ?? false;
  const prune = booleanOption(args, 'prune-baseline') ?? false;
  const conflicting = [
    since !== undefined && '--changed-since',
    staged && '--staged',
    update && '--update-baseline',
    prune && '--prune-baseline',
  ].filter((name) => name !== false);
  if (conflicting.length > 1) throw new UsageError(`${conflicting.join(' and ')} cannot be used together.`);
  const without = booleanOption(args, 'no-baseline') ?? false;
  if (without && (given !== undefined || update || prune))
    throw new UsageError('--no-baseline cannot be used with other baseline options.');
  if (staged && (booleanOption(args, 'fix') || booleanOption(args, 'stdin')))
    throw new UsageError(
      `--staged cannot be used with --${booleanOption(args, 'fix') ? 'fix' : 'stdin'}, because it checks the files in the Git index.`,
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
export interface FilteredPlan {
  readonly plan: Plan;
  /** `undefined`: everything is reported. */
  readonly filter: FindingFilter | undefined;
  /** To be called when all pages have been checked. */
  end(): Promise<void>;
}

/** @throws UsageError where Git or the baseline cannot be asked */
export async function filterPlan(
  plan: Plan,
  { base, baseline }: FilterOptions,
  context: { readonly ruleIds: ReadonlySet<string> | undefined; readonly io: Io; readonly notices: Notices },
): Promise<FilteredPlan> {
  const baselines = baseline && (await openBaselines(plan.pages, { ...baseline, ...context }));
  const end = async () => await baselines?.end();
  const accepted = baselines?.isInUse ? baselines.filter : undefined;
  if (base === undefined) return { plan, filter: accepted, end };
  const { newOnly } = await import('../check/lazy.ts');
  const fresh = await newOnly(plan, { base, ...context });
  if (fresh.plan.pages.length === 0 && plan.pages.length > 0)
    context.notices.note(
      base === 'staged'
        ? 'No staged change affects a playbook.'
        : `No change since ${base.since} affects a playbook.`,
    );
  const filter = accepted ? both(fresh.filter, accepted) : fresh.filter;
  return { plan: fresh.plan, filter, end };
}

/** Those that are new and that no baseline accepts. What is accepted accounts for the old ones first. */
function both(isNew: FindingFilter, isNotAccepted: FindingFilter): FindingFilter {
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
