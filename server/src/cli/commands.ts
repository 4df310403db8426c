import { check } from './check.ts';
import type { Command } from './command.ts';
import { completionCommand } from './completion.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { init } from './init.ts';
import { lsp } from './lsp.ts';
import { mergeReports } from './merge-reports.ts';
import { printConfig } from './print-config.ts';
import { rulesCommand } from './rules.ts';
import { versionCommand } from './version.ts';

/** The commands in the order of the help. `help` itself is not among them: it needs them all. */
export const COMMANDS: readonly Command[] = [
  check,
  fix,
  mergeReports,
  rulesCommand,
  explain,
  init,
  printConfig,
  lsp,
  completionCommand(() => COMMANDS),
  versionCommand,
];
