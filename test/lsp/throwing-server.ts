import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodePlatform } from '../../server/src/lsp/host.node.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { defineRule } from '../../server/src/rules/rule.ts';

/** The server with one more rule, which fails on every page that has the word. */
const failing = defineRule({
  id: 'page/failing',
  scope: 'page',
  severity: 'error',
  summary: 'Fails.',
  why: 'To see what happens then.',
  messages: {},
  check({ page }) {
    if (page.text.includes('explode')) throw new Error('it exploded');
  },
});

startServer(createConnection(ProposedFeatures.all), { ...nodePlatform(), rules: [...rules, failing] });
