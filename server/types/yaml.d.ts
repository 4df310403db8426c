/** A YAML file, parsed when the bundle is built (see scripts/yaml-plugin.mjs). */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
