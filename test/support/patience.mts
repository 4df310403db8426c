/**
 * How long tests wait for a process or a message before they take it for hung, in milliseconds. On an idle machine nothing takes a
 * hundredth of it.
 */
export const PATIENCE = 300_000;
