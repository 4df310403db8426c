import { Console } from 'node:console';
import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  Disposable,
  IPCMessageReader,
  IPCMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { FrameParser } from './frames.node.ts';

/** How messages come in and go out. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/**
 * The transport that the arguments name; `undefined` when they name none.
 * @param warn told of input that is not a message
 */
export function transportOf(args: readonly string[], warn: (message: string) => void): Transport | undefined {
  if (args.includes('--node-ipc'))
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  const [pipe, socket] = [argumentOf(args, '--pipe'), argumentOf(args, '--socket')];
  if (pipe !== undefined) return overSocket(connect(pipe), warn);
  if (socket !== undefined) return overSocket(connect(Number(socket), '127.0.0.1'), warn);
  if (!args.includes('--stdio')) return undefined;
  // Nothing but messages may go to the standard output.
  globalThis.console = new Console(process.stderr, process.stderr);
  return { reader: new StreamReader(process.stdin, warn), writer: new StreamMessageWriter(process.stdout) };
}

function overSocket(socket: Readable & Writable, warn: (message: string) => void): Transport {
  return { reader: new StreamReader(socket, warn), writer: new StreamMessageWriter(socket) };
}

/** The value of `--name=value` or `--name value`. */
function argumentOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** Reads messages from a stream. Input that is not a message is skipped; a stream that ends says `exit`. */
class StreamReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  readonly #warn: (message: string) => void;

  constructor(stream: Readable, warn: (message: string) => void) {
    super();
    this.#stream = stream;
    this.#warn = warn;
  }

  listen(callback: DataCallback): Disposable {
    const frames = new FrameParser((frame) => {
      if ('problem' in frame) this.#warn(frame.problem);
      else callback(frame.message as Message);
    });
    const onData = (chunk: Buffer): void => frames.push(chunk);
    let hasEnded = false;
    const onEnd = (): void => {
      if (hasEnded) return;
      hasEnded = true;
      frames.end();
      const exit: Message & { readonly method: string } = { jsonrpc: '2.0', method: 'exit' };
      callback(exit);
    };
    const onError = (error: Error): void => {
      this.#warn(`The client cannot be reached: ${error.message}.`);
      onEnd();
    };
    this.#stream.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
    return Disposable.create(() => this.#stream.off('data', onData));
  }
}
