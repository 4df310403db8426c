/*
 * What a run with a warm cache does without, in one piece: each piece of the program takes a millisecond to load. To be imported
 * only where it is needed, by `await import('./heavy.ts')`.
 */
export { rulesFor } from '../../lint/settings.ts';
export { rules } from '../../rules/registry.ts';
export { openFreshSource } from '../engine/fresh-source.ts';
export { newOnly } from '../filter/changed-since.ts';
export { findMovedPages } from '../filter/moved-pages.ts';
export { fixBefore } from '../fix/fix-pages.ts';
export { coverageOf } from '../reporters/coverage.ts';
export { REPORTERS } from '../reporters/index.ts';
export { STATISTICS } from '../reporters/statistics.ts';
export { findRule } from '../shell/rule-names.ts';
export { runShard } from './shards/shard-run.ts';
