import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { playbook } from './playbook.ts';

const cwd = process.cwd();
const names = COMMANDS.map(({ name }) => name);

async function help(name: string, columns?: number): Promise<string> {
  const terminal = columns === undefined ? {} : { stdoutIsTTY: true, columns };
  return (await playbook(cwd, ['help', name], terminal)).stdout;
}

describe.each(names)('playbook help %s', (name) => {
  const command = COMMANDS.find((one) => one.name === name);

  test('has each option once, and says what it does', async () => {
    const lines = (await help(name)).split('\n');
    for (const [option, { description }] of Object.entries(command?.options ?? {})) {
      const found = lines.filter((line) => new RegExp(`^  (-\\w, )?--${option}[ ,]`).test(line));
      expect(found, option).toHaveLength(1);
      expect(description, option).toMatch(/^[A-Z].*\.$/);
    }
    expect(lines[0]).toBe(`${command?.summary}.`);
    for (const [heading, options] of Object.entries(command?.optionGroups ?? {}))
      if (options.some((option) => option in (command?.options ?? {}))) expect(lines).toContain(heading);
  });

  test.each([[undefined], [100], [80]])('fits a terminal of %j columns', async (columns) => {
    // A command line that is shown cannot be broken.
    const lines = (await help(name, columns))
      .split('\n')
      .filter((line) => !/^(Usage:| +\S*playbook )/.test(line));
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(columns ?? 100);
  });
});

test('examples are commands that there are, with options that they have', () => {
  for (const { examples = [] } of COMMANDS)
    for (const example of examples) {
      const [program, name, ...words] = example.split(' ');
      const command = COMMANDS.find((one) => one.name === name);
      expect([program, command?.name], example).toEqual(['playbook', name]);
      for (const word of words)
        if (word.startsWith('--'))
          expect(Object.keys(command?.options ?? {}), example).toContain(word.slice(2));
    }
});

test('text is laid out anew, tables and examples are kept', async () => {
  const narrow = await help('fix', 60);
  expect(narrow).toContain('\n  playbook fix docs --rule link/target-missing --suggestions\n');
  expect(narrow).toMatch(/\n {2}2 {2}Usage error, .+\n {5}\S/);
});
