import { runMocha } from './support/mocha.ts';
import './activation.ts';
import './diagnostics.ts';
import './fixes.ts';
import './completion.ts';
import './navigation.ts';
import './rename.ts';
import './formatting.ts';
import './commands.ts';
import './configuration.ts';
import './beside-markdown.ts';
import './tasks.ts';
import './server-process.ts';

export const run = runMocha;
