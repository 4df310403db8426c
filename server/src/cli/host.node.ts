export { type DiskHost, type NodeHost, nodeHost } from '../workspace/host.node.ts';
