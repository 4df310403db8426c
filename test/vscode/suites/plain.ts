import { runMocha } from './support/mocha.ts';
import './dormant.ts';

export const run = runMocha;
