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
  readonly said: number;
  readonly progress: Progress;
}

export function createNotices(io: Io, color: boolean | undefined): Notices {
  const colours = coloursFor(io, io.stderr, color);
  const progress = createProgress(io);
  let errors = 0;
  let said = 0;
  const say = (label: string, paint: Colours['red'], message: string): void => {
    said++;
    progress.clear();
    io.stderr.writeColored(`${paint(label)}: ${show(message).text}\n`);
  };
  return {
    progress,
    get errors() {
      return errors;
    },
    get said() {
      return said;
    },
    error(message) {
      errors++;
      say('error', colours.red, message);
    },
    warning: (message) => say('warning', colours.yellow, message),
    note: (message) => say('note', colours.blue, message),
  };
}
