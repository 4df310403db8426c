/*
 * What a run with a warm cache does without, in one piece: each piece of the program takes a millisecond to load. To be imported
 * only where it is needed, by `await import('./heavy.ts')`.
 */
export { rulesFor } from '../lint/settings.ts';
export { rules } from '../rules/registry.ts';
export { coverageOf } from './coverage.ts';
export { fixBefore } from './fix-pages.ts';
export { openFreshSource } from './fresh-source.ts';
export { findMovedPages } from './moved-pages.ts';
export { newOnly } from './new-only.ts';
export { REPORTERS } from './reporters/index.ts';
export { STATISTICS } from './reporters/statistics.ts';
export { findRule } from './rule-names.ts';
export { runShard } from './shard-run.ts';
