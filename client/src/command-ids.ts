/** The commands that the manifest declares; the rest of their names is theirs in `package.json`. */
export const COMMAND_IDS = [
  'playbook.restartServer',
  'playbook.showOutput',
  'playbook.validateWorkspace',
  'playbook.fixWorkspace',
  'playbook.newPage',
  'playbook.recordChange',
  'playbook.openTranslation',
  'playbook.explainRule',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
