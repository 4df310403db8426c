import { type Colours, coloursFor, type Io } from './io.ts';
import { createProgress, type Progress } from './progress.ts';
import { show } from './text-width.ts';

/** What is said on standard error, so that standard output has the report alone. */
export interface Notices {
  /** Something could not be done: the program will not end with success. */
  error(message: string): void;
  warning(message: string): void;
  note(message: string): void;
  readonly errors: number;
  /** How much has been said. */
  readonly written: number;
  readonly progress: Progress;
}

export function createNotices(io: Io, color: boolean | undefined): Notices {
  const colours = coloursFor(io, io.stderr, color);
  const progress = createProgress(io);
  let errors = 0;
  let written = 0;
  const warn = (label: string, paint: Colours['red'], message: string): void => {
    written++;
    progress.clear();
    io.stderr.writeColored(`${paint(label)}: ${show(message).text}\n`);
  };
  return {
    progress,
    get errors() {
      return errors;
    },
    get written() {
      return written;
    },
    error(message) {
      errors++;
      warn('error', colours.red, message);
    },
    warning: (message) => warn('warning', colours.yellow, message),
    note: (message) => warn('note', colours.blue, message),
  };
}
