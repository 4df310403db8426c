import type { Io } from './io.ts';

/** A line on a terminal's standard error that says how far a long run has come; elsewhere nothing. */
export interface Progress {
  update(done: number, total: number): void;
  /** Takes the line away; to be called before anything else is written to the terminal. */
  clear(): void;
}

/** Milliseconds after which people want to know that something happens. */
const PATIENCE = 500;
const INTERVAL = 100;

export function createProgress({ stderr, now }: Io): Progress {
  if (stderr.isTTY !== true) return { update() {}, clear() {} };
  let next = now().getTime() + PATIENCE;
  let visible = false;
  return {
    update(done, total) {
      const time = now().getTime();
      if (time < next) return;
      next = time + INTERVAL;
      visible = true;
      stderr.writeExact(`\r\x1b[2KChecking ${done}/${total} …`);
    },
    clear() {
      if (visible) stderr.writeExact('\r\x1b[2K');
      visible = false;
    },
  };
}
