// Starts a rule: npm run new-rule -- task/id-malformed
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderRegistry } from './generators/registry.mjs';
import { loadTs } from './load-ts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id = ''] = process.argv.slice(2);
const { TOPICS } = await loadTs('server/src/rules/rule.ts');
const error = problem(id);
if (error) {
  console.error(error);
  process.exitCode = 2;
} else {
  await write(`server/src/rules/${id}.ts`, ruleSource());
  await write(`test/rules/${id}.md`, fixtureSource());
  await write('server/src/rules/registry.ts', await renderRegistry());
  console.log(nextSteps());
}

/** The steps of "A rule" in CONTRIBUTING.md, in the same order. */
function nextSteps() {
  return `
Next:
  1. Write cases in test/rules/${id}.md.
  2. Write the rule in server/src/rules/${id}.ts.
  3. Fill in the findings and the fixed pages:
     npm test -- test/rules.test.ts -t ${id} -u
  4. Read what was filled in.
  5. Update the documentation and the settings:
     npm run generate
  6. Describe the rule in CHANGELOG.md and run npm test.`;
}

function problem(name) {
  const [topic, ...rest] = name.split('/');
  if (rest.length !== 1 || !/^[a-z]+(-[a-z]+)*$/.test(rest[0]))
    return `"${name}" is not a rule ID. Use a topic and the problem, for example: npm run new-rule -- task/id-malformed`;
  if (!TOPICS.includes(topic)) return `"${topic}" is not a topic. Use one of: ${TOPICS.join(', ')}.`;
  if (existsSync(`${root}server/src/rules/${name}.ts`))
    return `The rule already exists: server/src/rules/${name}.ts`;
  return undefined;
}

async function write(path, text) {
  await mkdir(dirname(root + path), { recursive: true });
  await writeFile(root + path, text);
  console.log(`Written: ${path}`);
}

function ruleSource() {
  return `import { defineRule } from '../rule.ts';

export default defineRule({
  id: '${id}',
  scope: 'page',
  severity: 'warning',
  summary: 'What is reported, in one sentence.',
  why: 'What happens to readers if nobody fixes it.',
  messages: { problem: { message: 'What is wrong with "{text}".', advice: 'What to do.' } },
  check({ page, report }) {
    for (const { heading } of page.sections) {
      if (heading.text !== 'Wrong') continue;
      report({ message: 'problem', data: { text: heading.text }, span: heading.span });
    }
  },
});
`;
}

function fixtureSource() {
  return `# ${id}

What the rule reports, and what it does not.

## Incorrect: the usual case

\`\`\`\`markdown
# Title

## Wrong
\`\`\`\`

## Correct: the same page without the problem

\`\`\`\`markdown
# Title

## Right
\`\`\`\`
`;
}
