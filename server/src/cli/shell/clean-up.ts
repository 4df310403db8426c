import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleaners = new Set<() => void>();

/**
 * Has something done should the program end before it is taken back, as when it is interrupted. Only meanwhile are signals
 * handled here: handlers wait for the step at work, whereas the system ends a program at once.
 *
 * @returns takes it back
 * @example
 * const forget = onExit(() => rmSync(temporary, { force: true }));
 */
export function onExit(clean: () => void): () => void {
  if (cleaners.size === 0) {
    process.on('exit', cleanUp);
    for (const signal of SIGNALS) process.on(signal, endWithSignal);
  }
  cleaners.add(clean);
  return () => {
    cleaners.delete(clean);
    if (cleaners.size > 0) return;
    process.off('exit', cleanUp);
    for (const signal of SIGNALS) process.off(signal, endWithSignal);
  };
}

function cleanUp(): void {
  for (const clean of cleaners) clean();
}

/** With the exit code that shells give to a program which a signal has ended. */
function endWithSignal(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal]);
}
