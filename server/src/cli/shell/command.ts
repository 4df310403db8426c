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
  /** Headings of its help, and the names of the options below each; the others come last. */
  readonly optionGroups?: Readonly<Record<string, readonly string[]>>;
  /** Whole command lines, shown at the end of its help. */
  readonly examples?: readonly string[];
  /** @returns the exit code */
  run(args: Arguments, io: Io): number | Promise<number>;
}
