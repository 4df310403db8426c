// Where our time goes: a run under Node's sampling profiler, by package and by part of the program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const playbook = fileURLToPath(new URL('../server/dist/cli.mjs', import.meta.url));

/** Lines of Markdown. */
export function profileOf(folder) {
  const into = mkdtempSync(join(tmpdir(), 'playbook-profile-'));
  try {
    spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', into, playbook, 'check'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const [file] = readdirSync(into);
    return report(JSON.parse(readFileSync(join(into, file), 'utf8')));
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function report({ nodes, samples, timeDeltas }) {
  const places = placesOf(nodes);
  const times = new Map();
  let all = 0;
  samples.forEach((id, at) => {
    const place = places.get(id);
    if (place === '(idle)') return;
    all += timeDeltas[at];
    times.set(place, (times.get(place) ?? 0) + timeDeltas[at]);
  });
  const rows = [...times].sort(([, a], [, b]) => b - a).slice(0, 14);
  return [
    '## Where `playbook check` spends its time',
    '',
    'Each sample is attributed to the code that ran, not to its callers.',
    '',
    '| | share |',
    '| --- | ---: |',
    ...rows.map(([place, time]) => `| ${place} | ${((100 * time) / all).toFixed(1)} % |`),
  ];
}

/** Which package or folder each node of the profile belongs to. */
function placesOf(nodes) {
  const maps = new Map();
  const mapOf = (url) => {
    if (!maps.has(url)) {
      try {
        maps.set(url, new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${url}.map`), 'utf8'))));
      } catch {
        maps.set(url, undefined);
      }
    }
    return maps.get(url);
  };
  return new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => {
      if (url === '')
        return [id, /^\((idle|garbage collector)\)$/.test(functionName) ? functionName : 'Node itself'];
      if (!url.startsWith('file:')) return [id, 'Node itself'];
      const source = mapOf(url)?.findEntry(lineNumber, columnNumber).originalSource ?? url;
      const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
      if (inPackage) return [id, family(inPackage)];
      return [id, `ours: ${/src\/([a-z]+)/.exec(source)?.[1] ?? 'start'}`];
    }),
  );
}

function family(name) {
  return /^(?:micromark|mdast|remark|unified|unist|vfile|decode-named|character-ent)/.test(name)
    ? 'the Markdown parser'
    : `${name} (package)`;
}
