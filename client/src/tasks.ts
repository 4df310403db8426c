import {
  l10n,
  type ProcessExecution,
  Task,
  TaskGroup,
  type TaskProvider,
  TaskScope,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { ClientPlatform } from './platform.ts';
import { type PlaybookTask, taskArguments } from './task-arguments.ts';

export const TASK_TYPE = 'playbook';

const MATCHER = '$playbook';

/** Offers to check each workspace folder, and completes tasks of type "playbook" that a tasks.json describes. */
export function taskProvider(checker: NonNullable<ClientPlatform['checker']>): TaskProvider {
  const makeTask = (definition: PlaybookTask, scope: WorkspaceFolder | TaskScope, name: string): Task => {
    const folder = typeof scope === 'object' ? scope.uri : workspace.workspaceFolders?.[0]?.uri;
    const execution: ProcessExecution = checker(taskArguments(definition), folder?.fsPath);
    const task = new Task(definition, scope, name, TASK_TYPE, execution, MATCHER);
    task.group = TaskGroup.Test;
    task.detail = `playbook ${taskArguments(definition).join(' ')}`;
    return task;
  };
  return {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => makeTask({ type: TASK_TYPE }, folder, l10n.t('check all playbooks'))),
    resolveTask: ({ definition, scope, name }) => {
      if (definition.type !== TASK_TYPE) return undefined;
      // The definition must stay the object that it was, or the editor does not know its task again.
      return makeTask(definition as PlaybookTask, scope ?? TaskScope.Workspace, name);
    },
  };
}
