import type { BuildOptions } from 'esbuild';

export const requireBanner: string;
export const nodeEsm: BuildOptions;
export const nodeCjs: BuildOptions;
export const webCjs: BuildOptions;
export const browserWorker: BuildOptions;
