/** A message of the base protocol, or why some bytes are not one. */
export type Frame = { readonly message: object } | { readonly problem: string };

/** How long a message may be, in bytes: longer than any editor's largest document. */
const MAX_LENGTH = 64 * 1024 * 1024;
/** How long the header part of a message may be, in bytes. */
const MAX_HEADERS = 4 * 1024;
/** How much of what is skipped may be the beginning of a header, in bytes. */
const OVERLAP = 64;

/** The header that every message has. JSON escapes line ends in texts, so that no body can hold this line. */
const LENGTH_HEADER = /content-length:[ \t]*\d{1,9}[ \t]*\r?\n/i;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');

/**
 * Cuts a stream of bytes into messages: `Content-Length: <bytes>`, an empty line, a JSON object. What is not a message is
 * reported once and skipped up to the next header, so that one bad message costs no other.
 *
 * @example
 * const frames = new FrameParser((frame) => console.log(frame));
 * frames.push(Buffer.from('Content-Length: 2\r\n\r\n{}')); // { message: {} }
 */
export class FrameParser {
  readonly #onFrame: (frame: Frame) => void;
  #chunks: Buffer[] = [];
  #size = 0;
  /** How long the body is that is being read, in bytes; `undefined` while the headers are read. */
  #length: number | undefined;
  /** Whether everything up to the next header is skipped. */
  #isSkipping = false;

  constructor(onFrame: (frame: Frame) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    this.#add(chunk);
    while (
      this.#isSkipping ? this.#skip() : this.#length === undefined ? this.#readHeaders() : this.#readBody()
    );
  }

  /** To be called when nothing more comes. */
  end(): void {
    if (this.#size > 0 && !this.#isSkipping) this.#onFrame({ problem: 'The input ends within a message.' });
  }

  #add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  #take(): Buffer {
    const all = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#size = 0;
    return all;
  }

  /** Whether there may be more to be read; so are the other steps. */
  #readHeaders(): boolean {
    const data = this.#take();
    if (data.length === 0) return false;
    const text = data.toString('latin1', 0, MAX_HEADERS);
    const end = /\r?\n\r?\n/.exec(text);
    if (!end) {
      this.#add(data);
      return data.length >= MAX_HEADERS && this.#fail('The headers of a message have no end.');
    }
    const length = lengthIn(text.slice(0, end.index));
    if (typeof length === 'string') {
      this.#add(data);
      return this.#fail(length);
    }
    this.#length = length;
    this.#add(data.subarray(end.index + end[0].length));
    return true;
  }

  #readBody(): boolean {
    const length = this.#length ?? 0;
    if (this.#size < length)
      return this.#hasNextHeader() && this.#fail('A message is shorter than its Content-Length.');
    const data = this.#take();
    const parsed = parse(data.subarray(0, length));
    if (!parsed) {
      this.#add(data);
      return this.#fail('A message is not valid JSON.');
    }
    this.#length = undefined;
    this.#add(data.subarray(length));
    for (const frame of parsed) this.#onFrame(frame);
    return true;
  }

  /** Looks at the end of what has come, as the rest was looked at before. */
  #hasNextHeader(): boolean {
    const tail: Buffer[] = [];
    let size = 0;
    for (
      let at = this.#chunks.length - 1;
      at >= 0 && size < OVERLAP + (this.#chunks.at(-1)?.length ?? 0);
      at--
    ) {
      const chunk = this.#chunks[at] ?? Buffer.alloc(0);
      tail.unshift(chunk);
      size += chunk.length;
    }
    return LENGTH_HEADER.test(Buffer.concat(tail).toString('latin1'));
  }

  #fail(problem: string): true {
    this.#onFrame({ problem: `${problem} It is skipped.` });
    this.#length = undefined;
    this.#isSkipping = true;
    // Its own header, if it has one, is not the next.
    const data = this.#take();
    this.#add(data.subarray(1));
    return true;
  }

  #skip(): boolean {
    const data = this.#take();
    const next = LENGTH_HEADER.exec(data.toString('latin1'));
    if (next) this.#isSkipping = false;
    this.#add(next ? data.subarray(next.index) : data.subarray(Math.max(0, data.length - OVERLAP)));
    return next !== null;
  }
}

/** The length that the headers of a message give, or what is wrong with them. */
function lengthIn(headers: string): number | string {
  const lengths = headers
    .split(/\r?\n/)
    .flatMap((line) => /^content-length:(.*)$/i.exec(line)?.[1]?.trim() ?? []);
  const [first] = lengths;
  if (first === undefined) return 'A message has no Content-Length.';
  if (lengths.some((other) => other !== first)) return 'A message has more than one Content-Length.';
  if (!/^\d+$/.test(first)) return 'The Content-Length of a message is not a number.';
  const length = Number(first);
  return length <= MAX_LENGTH ? length : `A message is longer than ${MAX_LENGTH} bytes.`;
}

/** What a body holds, and what is wrong with it; `undefined` where it is not JSON: its text is not for a log. */
function parse(body: Buffer): Frame[] | undefined {
  const problems: Frame[] = [];
  let text: string;
  try {
    text = strictUtf8.decode(body);
  } catch {
    // Without the message, the text of a document would no longer be the editor's.
    problems.push({ problem: 'A message is not valid UTF-8. Its invalid bytes are replaced.' });
    text = lenientUtf8.decode(body);
  }
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message === 'object' && message !== null && !Array.isArray(message))
      return [...problems, { message }];
    return [...problems, { problem: 'A message is not a JSON object. It is skipped.' }];
  } catch {
    return undefined;
  }
}
