/** Milliseconds. Long, since other work on the machine must not make a test fail; what is wrong fails at its end. */
const PATIENCE = 30_000;
const PAUSE = 50;

/**
 * Asks again and again until the answer is the wanted one.
 * @param what completes "waited in vain for …"
 * @returns the first answer that `isWanted` accepts
 */
export async function until<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  isWanted: (answer: T) => boolean = Boolean,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await attempt(ask, isWanted);
    if (answer.isWanted) return answer.value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}. The last answer: ${describe(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

type Answer<T> =
  | { readonly isWanted: true; readonly value: T }
  | { readonly isWanted: false; readonly value?: T; readonly error?: unknown };

/** The editor rejects requests that an edit or a change of providers has overtaken: that is no answer yet. */
async function attempt<T>(
  ask: () => T | PromiseLike<T>,
  isWanted: (answer: T) => boolean,
): Promise<Answer<T>> {
  try {
    const value = await ask();
    return { value, isWanted: isWanted(value) };
  } catch (error) {
    return { error, isWanted: false };
  }
}

function describe(answer: Answer<unknown>): string {
  if ('error' in answer) return String(answer.error);
  return (JSON.stringify(answer.value) ?? 'none').slice(0, 600);
}
