/** The keys of a configuration as a nested list, from its JSON schema. */
export function configurationKeys(schema) {
  const { languagePack } = schema.definitions;
  return [...keyLines(schema, 0), '', '### A language pack', '', ...keyLines(languagePack, 0)].join('\n');
}

function keyLines({ properties = {} }, depth) {
  return Object.entries(properties).flatMap(([key, node]) => {
    const below = withProperties(node);
    const named = below !== node && below ? `${'  '.repeat(depth + 1)}- *each:*` : undefined;
    return [
      `${'  '.repeat(depth)}- \`${key}\`: ${node.description ?? ''}`,
      ...(named ? [named] : []),
      ...(below ? keyLines(below, depth + (named ? 2 : 1)) : []),
    ];
  });
}

/** The object that a key holds, or those that it holds a list or a map of. */
function withProperties(node) {
  if (node.properties) return node;
  const inner = node.additionalProperties ?? node.items;
  return inner?.properties ? inner : undefined;
}
