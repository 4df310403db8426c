export { type NodeHost, nodeHost } from '../workspace/host.node.ts';
