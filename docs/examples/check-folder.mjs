// Prints what is wrong with the playbooks of a folder: node check-folder.mjs docs
import { relative, resolve } from 'node:path';
import { createPlaybookService, findRoot, nodeHost, today } from 'playbook-tools-server';

const folder = resolve(process.argv[2] ?? '.');
const root = await findRoot(folder);
const service = createPlaybookService({ host: nodeHost(root), today });

for (const path of await service.pages(relative(root, folder).replaceAll('\\', '/'))) {
  const { playbook, findings } = await service.check(path);
  if (!playbook) continue;
  for (const { rule, severity, message, span } of findings) {
    const { line, character } = playbook.lines.positionAt(span.start);
    console.log(`${path}:${line + 1}:${character + 1}: ${severity}: ${message} [${rule}]`);
  }
  const fixed = await service.fix(path);
  if (fixed && fixed.fixed > 0) console.log(`${path}: ${fixed.fixed} can be fixed`);
}
for (const { path, line, column, message } of service.configurationErrors())
  console.error(`${path}:${line}:${column}: ${message}`);
