import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** The data of a YAML file; an error names the file. */
function parseYaml(text, file) {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  }
}

/** For esbuild: `import data from './de.yaml'` gives the parsed data. */
export const esbuildYaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parseYaml(await readFile(path, 'utf8'), path)),
      loader: 'json',
    }));
  },
};

/** For Vite and Vitest: the same. */
export const viteYaml = {
  name: 'yaml',
  transform(text, id) {
    if (!/\.ya?ml$/.test(id)) return null;
    return { code: `export default ${JSON.stringify(parseYaml(text, id))};`, map: null };
  },
};
