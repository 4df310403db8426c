// Starts a rule: npm run new-rule -- task/id-malformed
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTs } from './load-ts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [id = ''] = process.argv.slice(2);
const { TOPICS } = await loadTs('server/src/rules/rule.ts');
const fault = problem(id);
if (fault) {
  console.error(fault);
  process.exitCode = 2;
} else {
  await write(`server/src/rules/${id}.ts`, ruleSource());
  await write(`test/rules/${id}.md`, fixtureSource());
  console.log(
    'Next: write the check and the cases, then "npm run generate" and "npm test -- -u", and read what was filled in.',
  );
}

function problem(name) {
  const [topic, ...rest] = name.split('/');
  if (rest.length !== 1 || !/^[a-z]+(-[a-z]+)*$/.test(rest[0]))
    return `Name the rule by its topic and its fault, as in "npm run new-rule -- task/id-malformed"; got "${name}".`;
  if (!TOPICS.includes(topic)) return `There is no topic "${topic}". Topics: ${TOPICS.join(', ')}.`;
  if (existsSync(`${root}server/src/rules/${name}.ts`))
    return `The rule ${name} exists already: server/src/rules/${name}.ts.`;
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
  why: 'What happens to readers when nobody fixes it.',
  messages: { fault: { message: 'What is wrong with "{text}".', advice: 'What to do.' } },
  check({ page, report }) {
    for (const { heading } of page.sections) {
      if (heading.text === '') report({ message: 'fault', data: { text: heading.text }, span: heading.span });
    }
  },
});
`;
}

function fixtureSource() {
  return `# ${id}

What the rule looks at, and when it keeps quiet.

## Incorrect: the usual fault

\`\`\`\`markdown
# Title
\`\`\`\`

## Correct: the same page without it

\`\`\`\`markdown
# Title
\`\`\`\`
`;
}
