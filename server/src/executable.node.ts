/* Command line and language server in one file: what `npm run package:binary` makes an executable of. */
import { runProcess } from './cli/process.ts';

void runProcess(() => import('./lsp/main.node.ts'));
