/** Whether this system tells of its processes in a way that is known here. */
export const showsProcesses: boolean;

/** The ids of the language servers that a process, or one that it has started, has started. */
export function languageServersOf(ancestor: number): Promise<readonly number[]>;
