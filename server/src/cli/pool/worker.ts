import { dirname, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createPlaybookService } from '../../service.ts';
import { nodeHost } from '../../workspace/host.node.ts';
import { recordOf } from '../cache/page-record.ts';
import { CHECKED_ONCE, examine } from '../examine.ts';
import { slashed } from '../paths.ts';
import type { PoolAnswer, PoolRequest, WorkerSettings } from './messages.ts';

/* A thread that looks at pages for another one. */

const { roots, config, only, today } = workerData as WorkerSettings;

const workspaces = roots.map((root) => {
  const host = nodeHost(root, typeof config === 'string' ? dirname(config) : undefined, 'blocking');
  const its = typeof config === 'string' ? slashed(relative(root, config)) : config;
  return {
    host,
    service: createPlaybookService({ host, today: () => today, config: its, modelsKept: CHECKED_ONCE }),
  };
});

parentPort?.on('message', async (requests: readonly PoolRequest[]) => {
  const answers: PoolAnswer[] = [];
  for (const request of requests) answers.push(await answer(request));
  parentPort?.postMessage(answers);
});

async function answer({ id, root, path, named }: PoolRequest): Promise<PoolAnswer> {
  const workspace = workspaces[root];
  if (!workspace) return { id, record: undefined };
  const { examined, basis, hasMarks = false } = await examine({ path, named }, { ...workspace, only });
  if (examined.kind !== 'playbook' || !basis) return { id, record: undefined };
  const { text, report } = examined;
  const record = recordOf(text, report, basis, hasMarks);
  return { id, record, ...(report.findings.length > 0 && { text }) };
}
