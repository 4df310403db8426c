import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readRepositoryFile } from '../support/repo.ts';

/** What is used of an action's metadata. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export const action = parse(readRepositoryFile('action.yml')) as Action;

export interface ActionRun {
  readonly failed: boolean;
  /** What the steps print. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Actions that would have been used, and what with. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export interface ActionOptions {
  /** The checked-out repository. */
  readonly cwd: string;
  /** Where the action itself stands. */
  readonly path: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder that stands first in PATH. */
  readonly programs?: string;
}

/** Runs the steps of action.yml as a runner does: only what action.yml uses of its language is understood. */
export function runAction({ cwd, path, inputs = {}, env = {}, programs }: ActionOptions): ActionRun {
  const folder = mkdtempSync(join(tmpdir(), 'playbook-runner-'));
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  const values = new Map<string, string>();
  for (const [name, { default: value }] of Object.entries(action.inputs)) values.set(`inputs.${name}`, value);
  for (const name of Object.keys(inputs)) values.set(`inputs.${name}`, inputs[name] ?? '');
  const used: ActionRun['used'][number][] = [];
  let failed = false;
  let log = '';
  let summary = '';
  for (const step of action.runs.steps) {
    if (!isWanted(step.if, failed, values)) continue;
    if (step.uses) used.push({ uses: step.uses, with: fillAll(step.with, values) });
    if (!step.run) continue;
    for (const file of Object.values(files)) writeFileSync(file, '');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
      {
        cwd,
        encoding: 'utf8',
        env: {
          PATH: `${programs ? `${programs}:` : ''}${process.env['PATH']}`,
          HOME: folder,
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: path,
          GITHUB_BASE_REF: '',
          RUNNER_TEMP: folder,
          ...files,
          ...env,
          ...fillAll(step.env, values),
        },
      },
    );
    log += stdout + stderr;
    summary += readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
    for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n')) {
      const equals = line.indexOf('=');
      if (equals > 0) values.set(`steps.${step.id}.outputs.${line.slice(0, equals)}`, line.slice(equals + 1));
    }
    failed ||= status !== 0;
  }
  rmSync(folder, { recursive: true, force: true });
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [
      name,
      fill(value, values).replace(folder, ''),
    ]),
  );
  return { failed, log, summary, outputs, used };
}

function fillAll(texts: Readonly<Record<string, string>> = {}, values: ReadonlyMap<string, string>) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(String(text), values)]));
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values.get(name) ?? '');
}

/** `always()` and comparisons with literals, joined by `&&`. */
function isWanted(
  condition: string | undefined,
  failed: boolean,
  values: ReadonlyMap<string, string>,
): boolean {
  const parts = condition?.split(' && ') ?? [];
  if (failed && !parts.includes('always()')) return false;
  return parts.every((part) => {
    if (part === 'always()') return true;
    const [, name = '', operator, literal] = /^([\w.-]+) (==|!=) '(.*)'$/.exec(part) ?? [];
    if (operator === undefined) throw new Error(`Not understood: ${part}`);
    return ((values.get(name) ?? '') === literal) === (operator === '==');
  });
}
