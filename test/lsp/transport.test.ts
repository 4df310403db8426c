import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Frame, FrameParser } from '../../server/src/lsp/frames.node.ts';
import { fuzz } from '../support/fuzz.ts';
import { bundle } from './bundle.ts';

const SERVER = 'server/src/lsp/main.node.ts';

/** A message as it goes over the wire. */
function framed(message: unknown): Buffer {
  return framedText(JSON.stringify(message));
}

function framedText(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

const request = (id: number, method: string, params: object = {}) => ({ jsonrpc: '2.0', id, method, params });
const notification = (method: string, params: object = {}) => ({ jsonrpc: '2.0', method, params });
const INITIALIZE = request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** A server that is spoken to in bytes. */
class RawServer {
  readonly process: ChildProcess;
  readonly answers: Answer[] = [];
  log = '';
  readonly #waiting = new Set<() => void>();

  constructor(process: ChildProcess) {
    this.process = process;
    const frames = new FrameParser((frame) => 'message' in frame && this.answers.push(frame.message));
    const look = (): void => {
      for (const one of this.#waiting) one();
    };
    process.stdout?.on('data', (chunk: Buffer) => {
      frames.push(chunk);
      look();
    });
    process.stderr?.on('data', (chunk: Buffer) => {
      this.log += chunk;
      look();
    });
  }

  send(...parts: readonly (Buffer | string)[]): void {
    for (const part of parts) this.process.stdin?.write(part);
  }

  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        const once = (): void => {
          this.#waiting.delete(once);
          resolve();
        };
        this.#waiting.add(once);
      });
    }
  }

  answer(id: number): Promise<Answer> {
    return this.until(() => this.answers.find((answer) => answer.id === id));
  }

  async exitCode(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    return (await once(this.process, 'exit'))[0];
  }
}

async function start(): Promise<RawServer> {
  const child = spawn(process.execPath, [await bundle(SERVER), '--stdio'], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new RawServer(child);
}

async function startInitialized(): Promise<RawServer> {
  const server = await start();
  server.send(framed(INITIALIZE), framed(notification('initialized')));
  await server.answer(1);
  return server;
}

const BODY = JSON.stringify(notification('$/nothing'));
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** What a client never sends if it is well. */
const BAD: readonly (readonly [name: string, bytes: string | Buffer, log: string])[] = [
  ['no Content-Length', `X: 1\r\n\r\n${BODY}`, 'no Content-Length'],
  ['no header at all', `\r\n\r\n${BODY}`, 'no Content-Length'],
  ['text that is not a header', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'no Content-Length'],
  ['a negative length', `Content-Length: -5\r\n\r\n${BODY}`, 'not a number'],
  ['a huge length', `Content-Length: 99999999999999\r\n\r\n${BODY}`, 'longer than'],
  ['a length above the limit', `Content-Length: 900000000\r\n\r\n${BODY}`, 'longer than'],
  ['a length that is a word', `Content-Length: many\r\n\r\n${BODY}`, 'not a number'],
  ['a length in hexadecimal', `Content-Length: 0x10\r\n\r\n${BODY}`, 'not a number'],
  ['an empty length', `Content-Length:\r\n\r\n${BODY}`, 'not a number'],
  ['two lengths', `Content-Length: 7\r\nContent-Length: 9\r\n\r\n${BODY}`, 'more than one'],
  ['a length that is too small', `Content-Length: 9\r\n\r\n${BODY}`, 'not valid JSON'],
  ['a length of zero', `Content-Length: 0\r\n\r\n${BODY}`, 'not valid JSON'],
  ['a length that is too large', `Content-Length: 5000\r\n\r\n${BODY}`, 'shorter than'],
  [
    'a length that takes in the next message',
    `Content-Length: ${BODY.length + 30}\r\n\r\n${BODY}`,
    'A message is',
  ],
  ['a header without a line end', `Content-Length: ${BODY.length}${BODY}`, 'not a number'],
  ['a header line without an end', 'x'.repeat(100_000), 'have no end'],
  ['headers without an end', 'X-Y: z\r\n'.repeat(10_000), 'have no end'],
  ['a body that is not JSON', framedText('{"jsonrpc": '), 'not valid JSON'],
  ['a body that nests too deep', framedText(deep(20_000_000)), 'A message is not'],
  ['a number as the body', framedText('7'), 'not a JSON object'],
  ['null as the body', framedText('null'), 'not a JSON object'],
  ['a text as the body', framedText('"Content-Length: 5\\r\\n"'), 'not a JSON object'],
  ['a batch', framedText(`[${BODY},${BODY}]`), 'not a JSON object'],
  ['a message of nothing but zeros', Buffer.alloc(50_000), 'have no end'],
];

describe('input that is not a message', () => {
  test('is skipped and logged', async () => {
    const server = await startInitialized();
    for (const [at, [name, bytes, log]] of BAD.entries()) {
      const before = server.log.length;
      const id = 10 * (at + 1);
      // The first may be taken for what a wrong length still covers: the second comes through in any case.
      server.send(bytes, framed(request(id, 'playbook/rules')), framed(request(id + 1, 'playbook/rules')));
      expect((await server.answer(id + 1)).result, name).toBeInstanceOf(Array);
      await server.until(() => server.log.length > before || undefined);
      expect(server.log.slice(before), name).toContain(log);
    }
  });

  test('costs nothing where it is the first that comes', async () => {
    const server = await start();
    server.send('\u0000garbage', framed(INITIALIZE));
    expect((await server.answer(1)).result).toBeInstanceOf(Object);
  });
});

describe('input that is unusual, but a message', () => {
  test.each([
    [
      'other headers',
      'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nX-Y: z\r\nContent-Length: %\r\n\r\n',
    ],
    ['headers in another case', 'content-length: %\r\n\r\n'],
    ['headers that end with a line feed', 'Content-Length: %\n\n'],
    ['the same length twice', 'Content-Length: %\r\nContent-Length: %\r\n\r\n'],
  ])('is read: %s', async (_, headers) => {
    const server = await startInitialized();
    const body = JSON.stringify(request(2, 'playbook/rules'));
    server.send(headers.replaceAll('%', String(body.length)), body);
    expect((await server.answer(2)).result).toBeInstanceOf(Array);
    expect(server.log).toBe('');
  });

  test('is read where it is not valid UTF-8, and logged', async () => {
    const server = await startInitialized();
    const body = Buffer.concat([
      Buffer.from('{"jsonrpc":"2.0","id":2,"method":"playbook/rules","params":{"x":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"}}'),
    ]);
    server.send(framedText(body));
    expect((await server.answer(2)).result).toBeInstanceOf(Array);
    await server.until(() => server.log.includes('not valid UTF-8') || undefined);
  });

  const ODD: readonly (readonly [name: string, message: object])[] = [
    ['neither a request nor an answer', { jsonrpc: '2.0' }],
    ['an id alone', { id: 7 }],
    ['an answer to nothing', { jsonrpc: '2.0', id: 77, result: null }],
    ['an answer without an id', { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'x' } }],
    ['a method that is a number', { jsonrpc: '2.0', id: 8, method: 5 }],
    ['an id that is an object', { jsonrpc: '2.0', id: {}, method: 'playbook/rules' }],
    ['parameters that are a number', { jsonrpc: '2.0', id: 9, method: 'textDocument/hover', params: 5 }],
    ['no parameters', { jsonrpc: '2.0', method: 'textDocument/didOpen' }],
    ['an unknown notification', notification('nonsense')],
    ['an unknown request', request(10, 'nonsense')],
    ['a cancellation of nothing', notification('$/cancelRequest', { id: 400 })],
    ['a key that is a prototype', notification('__proto__', { __proto__: null })],
  ];

  test('leaves the server alive', async () => {
    const server = await startInitialized();
    for (const [at, [name, message]] of ODD.entries()) {
      server.send(framed(message), framed(request(100 + at, 'playbook/rules')));
      expect((await server.answer(100 + at)).result, name).toBeInstanceOf(Array);
    }
  });
});

describe('messages out of turn', () => {
  const OPEN = { textDocument: { uri: 'untitled:a.md', languageId: 'markdown', version: 1, text: '# A\n' } };

  test('are refused before the server is initialized', async () => {
    const server = await start();
    server.send(framed(notification('textDocument/didOpen', OPEN)), framed(request(5, 'playbook/rules')));
    expect((await server.answer(5)).error?.code).toBe(-32002);
    server.send(framed(request(6, 'shutdown')));
    expect((await server.answer(6)).error?.code).toBe(-32002);
    server.send(framed(INITIALIZE), framed(request(7, 'playbook/rules')));
    expect((await server.answer(7)).result).toBeInstanceOf(Array);
  });

  test('are refused where they initialize the server again', async () => {
    const server = await startInitialized();
    server.send(framed({ ...INITIALIZE, id: 2 }));
    expect((await server.answer(2)).error?.code).toBe(-32600);
  });

  test('are refused after the server was shut down, and it exits with 0', async () => {
    const server = await startInitialized();
    server.send(framed(request(2, 'shutdown')), framed(request(3, 'playbook/rules')));
    expect((await server.answer(2)).error).toBeUndefined();
    expect((await server.answer(3)).error?.code).toBe(-32600);
    server.send(framed(notification('textDocument/didOpen', OPEN)), framed(notification('exit')));
    expect(await server.exitCode()).toBe(0);
  });
});

describe('the end of the input', () => {
  test.each([
    ['before anything', [], 1, ''],
    ['within a header', ['Content-Len'], 1, 'within a message'],
    ['within a body', [framed(INITIALIZE).subarray(0, 60)], 1, 'within a message'],
    ['without shutdown', [framed(INITIALIZE)], 1, ''],
    ['after shutdown', [framed(INITIALIZE), framed(request(2, 'shutdown'))], 0, ''],
    ['after exit without shutdown', [framed(INITIALIZE), framed(notification('exit'))], 1, ''],
    ['after exit before anything', [framed(notification('exit'))], 1, ''],
  ])('ends the server: %s', async (_, parts, code, log) => {
    const server = await start();
    server.send(...parts);
    server.process.stdin?.end();
    expect(await server.exitCode()).toBe(code);
    expect(server.log).toContain(log);
  });

  test('ends a server that a socket connects', async () => {
    const bundled = await bundle(SERVER);
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const address = listener.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const child = spawn(process.execPath, [bundled, `--socket=${port}`], { stdio: 'pipe' });
    onTestFinished(() => {
      child.kill('SIGKILL');
      listener.close();
    });
    const exit = once(child, 'exit');
    const [socket] = await once(listener, 'connection');
    socket.write(framed(INITIALIZE));
    const answered = new Promise<object>((resolve) => {
      const frames = new FrameParser((frame) => 'message' in frame && resolve(frame.message));
      socket.on('data', (chunk: Buffer) => frames.push(chunk));
    });
    expect(await answered).toMatchObject({ id: 1, result: { capabilities: {} } });
    socket.end();
    expect((await exit)[0]).toBe(1);
  });

  test('comes at once where nobody listens', async () => {
    const child = spawn(process.execPath, [await bundle(SERVER), '--pipe=/no/such/pipe'], { stdio: 'pipe' });
    const server = new RawServer(child);
    expect(await server.exitCode()).toBe(1);
    expect(server.log).toContain('cannot be reached');
  });
});

describe('the parser of frames', () => {
  const parsed = (chunks: readonly Buffer[]): Frame[] => {
    const frames: Frame[] = [];
    const parser = new FrameParser((frame) => frames.push(frame));
    for (const chunk of chunks) parser.push(chunk);
    parser.end();
    return frames;
  };
  const json = fc.record({ method: fc.string({ unit: 'binary' }), params: fc.object({ maxDepth: 2 }) });

  test('finds the same messages however the stream is cut', () => {
    const cuts = fc.array(fc.nat(4_000), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(json, { maxLength: 4 }), cuts, (messages, places) => {
        const bytes = Buffer.concat(messages.map((message) => framed(message)));
        const ends = [...places.map((at) => Math.min(at, bytes.length)), bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
        const expected = messages.map((message) => ({ message: JSON.parse(JSON.stringify(message)) }));
        expect(parsed(chunks)).toEqual(expected);
      }),
      fuzz(100),
    );
  });

  test('comes back to the messages after any bytes', () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(...BAD.map(([, bytes]) => Buffer.from(bytes)).filter(({ length }) => length < 1_000)),
    );
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 3 }), json, (bad, message) => {
        // A length that is too large may take in the first message after it, and no more.
        const messages = [notification('first'), message].map((one) => framed(one));
        expect(parsed([...bad, ...messages]).at(-1)).toEqual({
          message: JSON.parse(JSON.stringify(message)),
        });
      }),
      fuzz(200),
    );
  });
});
