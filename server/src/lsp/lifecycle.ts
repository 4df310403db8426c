import {
  ErrorCodes,
  ExitNotification,
  InitializeRequest,
  Message,
  type MessageStrategy,
  type MessageWriter,
  type RequestMessage,
  ShutdownRequest,
} from 'vscode-languageserver';

/** Which requests are answered when: those that come before `initialize` or after `shutdown` are refused, as the protocol asks. */
export function createLifecycle(writer: MessageWriter): MessageStrategy {
  let state: 'new' | 'running' | 'shut down' = 'new';

  function refusalOf({ method }: RequestMessage): { code: number; message: string } | undefined {
    const isStart = method === InitializeRequest.method;
    if (state === 'new' && !isStart)
      return { code: ErrorCodes.ServerNotInitialized, message: 'The server has not been initialized.' };
    if (state === 'running' && isStart)
      return { code: ErrorCodes.InvalidRequest, message: 'The server has already been initialized.' };
    if (state === 'shut down')
      return { code: ErrorCodes.InvalidRequest, message: 'The server has been shut down.' };
    return undefined;
  }

  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const error = refusalOf(message);
        if (error) return void writer.write({ jsonrpc: '2.0', id: message.id, error } as Message);
        if (message.method === InitializeRequest.method) state = 'running';
        if (message.method === ShutdownRequest.method) state = 'shut down';
      } else if (Message.isNotification(message)) {
        if (state !== 'running' && message.method !== ExitNotification.method) return;
      }
      return next(message);
    },
  };
}
