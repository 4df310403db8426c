import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { Platform } from './platform.ts';
import { startServer } from './server.ts';

/** A worker of a browser: no files but those that the client hands out. */
const browserPlatform: Platform = {
  host: () => undefined,
  rootOf: async (folder) => folder,
  author: async () => undefined,
};

declare const self: DedicatedWorkerGlobalScope;

startServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  browserPlatform,
);
