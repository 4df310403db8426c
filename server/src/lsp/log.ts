import type { RemoteConsole } from 'vscode-languageserver';
import { logSafe } from '../text/printable.ts';

/** Where the server says what went wrong: the client's output channel, or a log that anything may read. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

export function createLog(console: RemoteConsole): Log {
  return {
    info: (message) => console.info(logSafe(message)),
    warn: (message) => console.warn(logSafe(message)),
    error: (message, cause) =>
      console.error(logSafe(cause === undefined ? message : `${message} ${errorReason(cause)}`)),
  };
}

/** An error in words, with the place in the code where it was thrown. */
export function errorReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.stack ?? cause.message;
}

/** The message of an error, for people. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
