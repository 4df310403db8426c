import type { Finding } from '../../lint/finding.ts';
import { safeFix } from '../../lint/fix.ts';
import { logSafe } from '../../text/printable.ts';
import {
  type Arguments,
  booleanOption,
  COLOR_OPTION,
  HELP_OPTION,
  type OptionDefinitions,
  textOptions,
  UsageError,
} from '../shell/args.ts';
import type { Command } from '../shell/command.ts';
import { EXIT } from '../shell/exit-code.ts';
import { type Colours, coloursFor, type Io } from '../shell/io.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import { plural } from '../shell/plural.ts';
import { findRule } from '../shell/rule-names.ts';
import { show } from '../shell/text-width.ts';
import { CONFIG_OPTIONS, readConfig } from '../targets/config-option.ts';
import { findPages } from '../targets/find-pages.ts';
import { readStdin, STDIN_OPTIONS } from '../targets/stdin.ts';
import {
  chooseFirst,
  chooseSafe,
  type FixedFile,
  type FixPagesResult,
  fixedCount,
  fixPages,
} from './fix-pages.ts';
import { unifiedDiff } from './unified-diff.ts';

const FIX_OPTIONS = {
  'dry-run': { type: 'boolean', description: 'Print the changes as a unified diff instead of writing them.' },
  rule: {
    type: 'string',
    placeholder: 'id',
    multiple: true,
    description: 'Fix only the findings of this rule. Can be repeated.',
  },
  suggestions: {
    type: 'boolean',
    description: 'Apply the first suggestion for findings without a safe fix. Requires exactly one --rule.',
  },
  ...STDIN_OPTIONS,
  escape: {
    type: 'boolean',
    negatable: true,
    description:
      'Escape control sequences and CI commands in the output of --stdin and --dry-run. Default: on terminals only.',
  },
  ...CONFIG_OPTIONS,
  color: COLOR_OPTION,
  help: HELP_OPTION,
} as const satisfies OptionDefinitions;

export const fix: Command = {
  name: 'fix',
  operands: '[file, folder, or glob ...]',
  summary: 'Apply safe fixes to playbook pages',
  options: FIX_OPTIONS,
  examples: ['playbook fix --dry-run', 'playbook fix docs --rule link/target-missing --suggestions'],
  details: [
    'Takes the same paths as "playbook check". Applies safe fixes only. "playbook rules" shows which rules have them.',
    'For other findings, --suggestions applies suggested changes, one rule at a time. Review each change.',
    '',
    'Each page is replaced in one step and keeps its file mode. A page is not changed if it is read-only, if it is a',
    'link to a file outside the workspace, or if another program changes it at the same time.',
    '',
    'With --stdin, the fixed text (or with --dry-run, the diff) is written to standard output, and no file changes. A',
    'file or pipe receives the exact text. In the log of a CI job that handles untrusted pages, use --escape.',
    '',
    'Exit codes',
    '  0  All safe fixes were applied, even if other findings remain; with --dry-run, nothing would change',
    '  1  With --dry-run, something would change',
    '  2  Usage error, invalid configuration, or a page that cannot be read or written; all other pages were fixed',
  ],
  run: runFix,
};

async function runFix(args: Arguments, io: Io): Promise<number> {
  const color = booleanOption(args, 'color');
  const choose = readChoice(args);
  const dryRun = booleanOption(args, 'dry-run') ?? false;
  const printPageText = pageTextWriter(args, io);
  const notices = createNotices(io, color);
  const config = await readConfig(args, io);
  const stdin = await readStdin(args, io);
  const plan = await findPages(args.positionals, { config, io, notices, stdin });
  const write = !dryRun && !stdin;
  const result = await fixPages(plan, { choose, write, notices });
  const colours = coloursFor(io, io.stdout, color);
  if (stdin && !dryRun) {
    const [page] = plan.pages;
    printPageText((page && (await (await page.workspace.service()).text(page.path))) ?? stdin.text);
  } else if (dryRun) {
    for (const file of result.fixed) printPageText(diffOf(file), (diff) => colourDiff(diff, colours));
    const errors = errorsAbove(notices);
    notices.note(
      result.fixed.length > 0
        ? `Would fix ${fixedCount(result)}${errors}. No files were changed.`
        : `Nothing to fix${errors}.`,
    );
  } else {
    for (const file of result.fixed) io.stdout.write(`${pageLine(file)}\n`);
    io.stdout.writeColored(`${summaryOf(result, args, notices, colours)}\n`);
  }
  if (notices.errors > 0) return EXIT.error;
  return dryRun && result.fixed.length > 0 ? EXIT.findings : EXIT.clean;
}

function readChoice(args: Arguments): (finding: Finding) => Finding['fixes'][number] | undefined {
  const ids = [...new Set(textOptions(args, 'rule').map((id) => findRule(id).id as string))];
  if (!booleanOption(args, 'suggestions')) return chooseSafe(ids.length > 0 ? new Set(ids) : undefined);
  const [rule] = ids;
  if (ids.length !== 1 || rule === undefined)
    throw new UsageError(
      '--suggestions requires exactly one --rule, because suggestions must be reviewed. ' +
        'For example: playbook fix --rule link/target-missing --suggestions',
    );
  return chooseFirst(rule);
}

/**
 * Writes page text that was asked for: exactly as it is, unless it is to be escaped. Colors come last, so that they do not
 * hide anything.
 */
function pageTextWriter(args: Arguments, { stdout }: Io) {
  const wanted = booleanOption(args, 'escape');
  if (wanted === true && !booleanOption(args, 'stdin') && !booleanOption(args, 'dry-run'))
    throw new UsageError('--escape requires --stdin or --dry-run.');
  const isEscaped = wanted ?? stdout.isTTY === true;
  return (text: string, colour = (safe: string) => safe): void => {
    if (isEscaped) stdout.writeColored(colour(logSafe(text)));
    else stdout.writeExact(colour(text));
  };
}

function diffOf({ page, text, edits }: FixedFile): string {
  return unifiedDiff(page.label, text, edits);
}

function colourDiff(diff: string, { red, green, cyan, bold }: Colours): string {
  return diff.replace(/^(?:---|\+\+\+|@@|-|\+).*$/gm, (line) => {
    if (line.startsWith('---') || line.startsWith('+++')) return bold(line);
    return line.startsWith('@') ? cyan(line) : line.startsWith('-') ? red(line) : green(line);
  });
}

/** @example pageLine(file) // 'docs/a.md: link/safelink 2, page/heading-space 1' */
function pageLine({ page, fixedRules }: FixedFile): string {
  const counts = new Map<string, number>();
  for (const rule of fixedRules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${show(page.label).text}: ${rules.map(([rule, count]) => `${rule} ${count}`).join(', ')}`;
}

/** @example summaryOf(…) // '✖ Fixed nothing; 3 findings remain; not all pages were fixed (1 error above)' */
function summaryOf(result: FixPagesResult, args: Arguments, notices: Notices, colours: Colours): string {
  const failed = notices.errors > 0;
  const nothing = failed ? 'Fixed nothing' : 'Nothing to fix';
  const done = result.fixed.length > 0 ? `Fixed ${fixedCount(result)}` : nothing;
  const mark = failed ? colours.red('✖') : colours.green('✔');
  return `${mark} ${done}${leftOf(result, args)}${errorsAbove(notices)}`;
}

function errorsAbove({ errors }: Notices): string {
  return errors === 0 ? '' : `; not all pages were fixed (${plural(errors, 'error')} above)`;
}

/** The findings of the rules that were asked for that people must fix themselves. */
function leftOf({ left, playbooks }: FixPagesResult, args: Arguments): string {
  const ids = new Set(textOptions(args, 'rule'));
  const findings = left.filter(
    ({ rule, severity }) => severity !== 'hint' && (ids.size === 0 || ids.has(rule)),
  );
  if (findings.length === 0) return playbooks === 0 ? '' : '; no findings remain';
  const suggested = findings.filter((finding) => finding.fixes.length > 0 && !safeFix(finding)).length;
  const remaining = findings.length === 1 ? '1 finding remains' : `${findings.length} findings remain`;
  return suggested > 0 ? `; ${remaining} (${suggested} with suggestions)` : `; ${remaining}`;
}
