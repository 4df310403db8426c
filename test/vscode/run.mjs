// `npm run test:vscode`: the suites of this folder in a real VS Code. `--help` lists the options.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleFolder, bundleSuites, countsMark, lineMark } from './bundle.mjs';
import { chooseHost } from './host/choose.mjs';
import { buildBundles, packageExtension } from './host/product.mjs';
import { scratchFolder } from './host/scratch.mjs';
import { runStory } from './story/run.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = join(root, 'test/vscode');

const help = `npm run test:vscode -- [options]

  --host desktop|code-server   where the suites run; without it: desktop VS Code if it can be had, else code-server
  --code PATH                  this desktop VS Code, instead of a downloaded one
  --vsix FILE                  this packaged extension, instead of one made now
  --suite NAME,…               only these: node, plain, vsix, web, story
  --grep TEXT                  only tests whose title contains TEXT
  --prepare                    only make what a debugger needs (see .vscode/launch.json)
  --no-build                   test the bundles as they are
  --retries N                  run a suite with failures again, as a whole, up to N times
  --results FILE               write the counts there, as JSON
  --verbose                    show the whole log of the workbench
`;

/** @type {Record<string, { title: string, bundle: string, workspace: string, kind: 'node' | 'web', packaged?: boolean }>} */
const suites = {
  node: { title: 'Node extension host', bundle: 'node', workspace: 'workspace', kind: 'node' },
  plain: { title: 'a folder without playbooks', bundle: 'plain', workspace: 'plain', kind: 'node' },
  vsix: {
    title: 'the packaged extension',
    bundle: 'node',
    workspace: 'workspace',
    kind: 'node',
    packaged: true,
  },
  web: { title: 'web worker extension host', bundle: 'web', workspace: 'workspace', kind: 'web' },
};

const bundles = ['node', 'plain', 'web'];

const { values: options } = parseArgs({
  options: {
    host: { type: 'string' },
    code: { type: 'string' },
    vsix: { type: 'string' },
    suite: { type: 'string', default: [...Object.keys(suites), 'story'].join() },
    grep: { type: 'string', default: '' },
    prepare: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    retries: { type: 'string', default: '0' },
    results: { type: 'string' },
    timeout: { type: 'string', default: '600' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});

// Lets the "exit" handlers stop what was started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

if (options.help) console.log(help);
else if (options.prepare) await prepare();
else process.exitCode = await main();

async function main() {
  const names = options.suite.split(',');
  const unknown = names.find((name) => name !== 'story' && !Object.hasOwn(suites, name));
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}".\n\n${help}`);
    return 2;
  }
  const scratch = scratchFolder('vscode');
  const totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    const host = await chooseHost(options);
    const needsPackage = names.some((name) => name === 'story' || suites[name].packaged);
    const vsix =
      options.vsix ?? (needsPackage ? packageExtension(join(scratch, 'extension.vsix')) : undefined);
    // After the package, whose bundles have no source maps and are in the same place.
    if (!options['no-build']) buildBundles();
    await bundleSuites(bundles, options.grep);
    for (const name of names) {
      const once = () => (name === 'story' ? story(host, vsix) : suite(host, name, scratch, vsix));
      let counts = await once();
      for (let left = Number(options.retries); left > 0 && counts.failed > 0; left--) {
        console.error(
          `  ${counts.failed} failed: the suite "${name}" is run again, since --retries allows it.`,
        );
        counts = await once();
      }
      for (const key of Object.keys(totals)) totals[key] += counts[key];
    }
  } catch (error) {
    console.error(options.verbose ? error : error.message);
    totals.failed++;
  }
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} in VS Code`);
  if (options.results) {
    mkdirSync(dirname(resolve(options.results)), { recursive: true });
    writeFileSync(options.results, JSON.stringify(totals));
  }
  return failed > 0 ? 1 : 0;
}

async function prepare() {
  buildBundles();
  await bundleSuites(bundles, options.grep);
  const copy = join(root, bundleFolder, 'workspace');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(here, 'workspace'), copy, { recursive: true });
}

/** Once more where not one test ran, or the page crashed: that says nothing about the extension. */
async function suite(host, name, scratch, vsix) {
  console.log(`\n${suites[name].title}, in ${host.title}`);
  for (const isRepeated of [false, true]) {
    const started = performance.now();
    const folder = join(mkdtempSync(join(scratch, 'run-')), name);
    const { counts, reason, isOfHost } = await attempt(host, name, folder, vsix);
    console.log(`  ${Math.round((performance.now() - started) / 1000)} s`);
    if (reason !== undefined) console.error(`  ${reason}`);
    if (!isOfHost || isRepeated) return counts;
    console.error(`  The host failed, not a test: the suite is run once more.`);
  }
}

/** @returns the counts; why the suite did not come to its end, if it did not; and whether that was the host's error */
async function attempt(host, name, folder, vsix) {
  const { bundle, workspace, kind, packaged } = suites[name];
  cpSync(join(here, workspace), folder, { recursive: true });
  let counts;
  const errors = [];
  const limits = timeLimits(Number(options.timeout));
  const onLog = (type, line) => {
    const at = line.indexOf(lineMark);
    if (options.verbose) console.log(`[${type}] ${line}`);
    else if (at < 0 && type === 'error') errors.push(line);
    if (at < 0) return;
    limits.begun();
    const text = line.slice(at + lineMark.length);
    if (text.startsWith(countsMark)) counts = JSON.parse(text.slice(countsMark.length));
    else if (!options.verbose) console.log(text);
  };
  let code;
  let failure;
  try {
    code = await host.run({
      extension: packaged ? join(here, 'stub') : root,
      tests: join(root, bundleFolder, `${bundle}.js`),
      workspace: folder,
      kind,
      install: packaged ? [vsix] : [],
      onLog,
      signal: limits.signal,
      screenshot: join(root, 'artifacts', `${name}.png`),
    });
  } catch (error) {
    failure = error;
  } finally {
    limits.end();
  }
  if (counts && (code === 0) === (counts.failed === 0)) return { counts, isOfHost: false };
  // The suite could not be loaded, or the extension host fell over.
  const reason = failure?.message ?? `The suite ended with ${code}.\n${errors.slice(-5).join('\n')}`;
  const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
  const isOfHost = !limits.hasBegun() || failure?.name === 'PageCrash';
  return { counts: { passed, failed: failed + 1, skipped }, reason, isOfHost };
}

/** Ends a suite that does not begin, or lasts too long. */
function timeLimits(seconds) {
  const controller = new AbortController();
  const after = (limit, what) =>
    setTimeout(
      () => controller.abort(new Error(`The suite did not ${what} within ${limit} s.`)),
      limit * 1000,
    );
  const end = after(seconds, 'end');
  const begin = after(Math.min(seconds, 180), 'begin');
  let hasBegun = false;
  return {
    signal: controller.signal,
    begun() {
      hasBegun = true;
      clearTimeout(begin);
    },
    hasBegun: () => hasBegun,
    end() {
      clearTimeout(begin);
      clearTimeout(end);
    },
  };
}

async function story(host, vsix) {
  if (host.name !== 'code-server') {
    console.log('\nThe story is told in a browser: it runs with --host code-server only.');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const pictures = join(root, 'artifacts/story');
  return await runStory({ vsix, workspace: join(here, 'workspace'), pictures, grep: options.grep });
}
