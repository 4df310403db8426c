import type { CommandId } from '../command-ids.ts';
import type { Handler } from './command-context.ts';
import { explainRuleCommand } from './explain-rule.ts';
import { fixWorkspace } from './fix-workspace.ts';
import { newPageCommand } from './new-page.ts';
import { openTranslation } from './open-translation.ts';
import { recordChangeCommand } from './record-change.ts';
import { validateWorkspace } from './validate-workspace.ts';

export const handlers: Readonly<Record<CommandId, Handler>> = {
  'playbook.restartServer': ({ server }) => server.restart(),
  'playbook.showOutput': ({ output }) => output.show(),
  'playbook.validateWorkspace': validateWorkspace,
  'playbook.fixWorkspace': fixWorkspace,
  'playbook.newPage': newPageCommand,
  'playbook.recordChange': recordChangeCommand,
  'playbook.openTranslation': openTranslation,
  'playbook.explainRule': explainRuleCommand,
};
