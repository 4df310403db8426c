export { decode, ReadFault, SIZE_LIMIT } from '../workspace/decode.node.ts';
