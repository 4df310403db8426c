import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { createLifecycle } from './lifecycle.ts';
import type { Platform } from './platform.ts';
import { startServer } from './server.ts';

/** A worker of a browser: no files but those that the client hands out. */
const browserPlatform: Platform = {
  host: () => undefined,
  rootOf: async (folder) => folder,
  author: async () => undefined,
};

declare const self: DedicatedWorkerGlobalScope;

const writer = new BrowserMessageWriter(self);

startServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), writer, {
    messageStrategy: createLifecycle(writer),
  }),
  browserPlatform,
);
