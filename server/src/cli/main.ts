import { loadLanguageServer } from './lsp/language-server.ts';
import { runProcess } from './process.ts';

// Beside the bundle of this file.
const languageServer = new URL('./language-server.mjs', import.meta.url);

await runProcess(() => loadLanguageServer(languageServer));
