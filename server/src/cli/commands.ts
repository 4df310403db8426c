import { check } from './check.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { rulesCommand } from './rules.ts';
import { versionCommand } from './version.ts';

/** The commands in the order of the help. `help` itself is not among them: it needs them all. */
export const COMMANDS: readonly Command[] = [check, rulesCommand, explain, versionCommand];
