export { createRootFinder } from '../workspace/roots.node.ts';
