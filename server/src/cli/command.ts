import type { Arguments, OptionDefinitions } from './args.ts';
import type { Io } from './io.ts';

/** A command of `playbook`: what its help says, and what it does. */
export interface Command {
  readonly name: string;
  /** What follows the name, such as `[path or glob …]`. */
  readonly operands: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What its help says below the options. */
  readonly details: readonly string[];
  readonly options: OptionDefinitions;
  /** @returns the exit code */
  run(args: Arguments, io: Io): number | Promise<number>;
}
