export function quoted(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/** A text as a YAML value: in quotation marks where YAML would take it for something else. */
export function yamlText(value: string): string {
  const plain = /^[^\s"'#&*!|>%@`[\]{},?:-]/.test(value) && !/:(?:\s|$)|\s#/.test(value);
  return plain || value === '' ? value : quoted(value);
}
