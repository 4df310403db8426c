/** How long after the last sign of life a writer is taken to be busy, in milliseconds. */
const BUSY = 60;
/** How long work in the background lets itself be put off between two pages, in milliseconds. */
const MAX_PATIENCE = 1_000;

/** Knows when the writer was last at work, so that work in the background can step back. */
export class Activity {
  #last = 0;

  /** To be called with every message that a writer may wait for. */
  note(): void {
    this.#last = Date.now();
  }

  /** Lets everything else that waits go first; resolves when nothing has happened for a while. */
  async yieldControl(): Promise<void> {
    const since = Date.now();
    do await new Promise((resolve) => setTimeout(resolve, this.#isBusy() ? BUSY / 2 : 0));
    while (this.#isBusy() && Date.now() - since < MAX_PATIENCE);
  }

  #isBusy(): boolean {
    return Date.now() - this.#last < BUSY;
  }
}
