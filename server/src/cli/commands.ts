import { check } from './check/check.ts';
import { completionCommand } from './completion/completion.ts';
import { explainCommand } from './explain.ts';
import { fix } from './fix/fix.ts';
import { init } from './init/init.ts';
import { lsp } from './lsp/lsp.ts';
import { mergeReports } from './merge-reports/merge-reports.ts';
import { printConfig } from './print-config/print-config.ts';
import { rulesCommand } from './rules.ts';
import type { Command } from './shell/command.ts';
import { versionCommand } from './version.ts';

/** The commands in the order of the help. `help` itself is not among them: it needs them all. */
export const COMMANDS: readonly Command[] = [
  check,
  fix,
  mergeReports,
  rulesCommand,
  explainCommand,
  init,
  printConfig,
  lsp,
  completionCommand(() => COMMANDS),
  versionCommand,
];
