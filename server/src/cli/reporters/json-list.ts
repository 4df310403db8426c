import { jsonText } from '../shell/json-text.ts';

/** Writes a JSON list piece by piece, so that it need not be held in memory. */
export interface JsonList {
  add(item: unknown): void;
  end(): void;
}

/**
 * @param before what is in front of the list's bracket, behind what has been written
 * @param after what is behind it; a line end comes last
 */
export function jsonList(
  write: (text: string) => void,
  before = '',
  after: () => string = () => '',
): JsonList {
  let begun = false;
  const begin = (): void => {
    if (!begun) write(`${before}[`);
    begun = true;
  };
  let separator = '\n';
  return {
    add(item) {
      begin();
      write(`${separator}${jsonText(item)}`);
      separator = ',\n';
    },
    end() {
      begin();
      write(`\n]${after()}\n`);
    },
  };
}
