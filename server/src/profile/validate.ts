import { globError } from './glob.ts';
import { MAX_EXPRESSIONS } from './linear.ts';
import { isRecord } from './merge.ts';
import { didYouMean, placeName } from './messages.ts';
import { patternError } from './pattern.ts';
import { validateRules } from './rule-settings.ts';
import type { ListNode, MapNode, ObjectNode, SchemaNode, TextNode } from './schema-node.ts';
import type { DataPath } from './source.ts';
import type { Validation } from './validation.ts';

/**
 * Checks the shape of one file: keys, types, values, globs and patterns. What other files may have to add is left to
 * `checkReferences` (ids) and `findMissing` (required keys).
 */
export function validate(node: SchemaNode, data: unknown, to: Validation, at: DataPath = []): void {
  if (node.type === 'rules') validateRules(data, to, at);
  else if (!hasType(node, data)) to.report(at, 'value', wrongType(node, data, at));
  else if (node.type === 'either') {
    const fitting = node.of.find((choice) => hasType(choice, data));
    if (fitting) validate(fitting, data, to, at);
  } else if (node.type === 'list') validateList(node, data as readonly unknown[], to, at);
  else if (node.type === 'object') validateObject(node, data as Record<string, unknown>, to, at);
  else if (node.type === 'map') validateMap(node, data as Record<string, unknown>, to, at);
  else if (node.type === 'text') validateText(node, data as string, to, at);
}

/** Places of required keys that are absent: each is the path that the key would have. */
export function findMissing(node: SchemaNode, data: unknown, at: DataPath = []): DataPath[] {
  if (!isRecord(data)) return [];
  if (node.type === 'map') {
    return Object.entries(data).flatMap(([key, value]) => findMissing(node.values, value, [...at, key]));
  }
  if (node.type !== 'object') return [];
  const missing = (node.required ?? []).filter((key) => (data[key] ?? null) === null);
  const below = Object.entries(node.keys).map(([key, child]) => findMissing(child, data[key], [...at, key]));
  return [...missing.map((key) => [...at, key]), ...below.flat()];
}

/** What to say of a place that `findMissing` gave. */
export function missingKey(at: DataPath): string {
  return `${placeName(at.slice(0, -1))} has no "${at.at(-1)}", which is required. Add it.`;
}

function validateList(node: ListNode, items: readonly unknown[], to: Validation, at: DataPath): void {
  if (node.nonEmpty && items.length === 0) {
    to.report(at, 'value', `${placeName(at)} is empty. Add at least one item.`);
  }
  for (const [index, item] of items.entries()) {
    const itemAt = [...at, index];
    if (item === '')
      to.report(itemAt, 'value', `${placeName(itemAt)} is empty. Enter text or delete the item.`);
    else validate(node.items, item, to, itemAt);
    // Lists are replaced as a whole, so no other file can complete an item.
    for (const place of findMissing(node.items, item, itemAt)) to.report(place, 'value', missingKey(place));
  }
}

function validateObject(node: ObjectNode, data: Record<string, unknown>, to: Validation, at: DataPath): void {
  for (const [key, value] of Object.entries(data)) {
    const child = Object.hasOwn(node.keys, key) ? node.keys[key] : undefined;
    if (!child) {
      to.report([...at, key], 'key', `Unknown key "${key}".${didYouMean(key, Object.keys(node.keys))}`);
    } else if (value !== null) validate(child, value, to, [...at, key]);
  }
}

function validateMap(node: MapNode, data: Record<string, unknown>, to: Validation, at: DataPath): void {
  for (const [key, value] of Object.entries(data)) {
    const complain = (message: string) => to.report([...at, key], 'key', message);
    if (key.trim() === '') complain('The key is empty. Enter a name.');
    else if (node.keyPattern && !new RegExp(`^(?:${node.keyPattern[0]})$`).test(key)) {
      complain(`"${key}" must be ${node.keyPattern[1]}.`);
    }
    if (value !== null) validate(node.values, value, to, [...at, key]);
  }
}

function validateText(node: TextNode, value: string, to: Validation, at: DataPath): void {
  if (node.format === 'glob' || node.format === 'pattern') {
    if (to.expressions.left-- === 0) to.report(at, 'value', TOO_MANY);
    // Compiling takes its time too.
    if (to.expressions.left < 0) return;
  }
  const error = textError(node, value, at);
  if (error !== undefined) to.report(at, 'value', error);
}

const TOO_MANY =
  `A configuration can have at most ${MAX_EXPRESSIONS.toLocaleString('en')} globs and patterns in all its files. ` +
  'Combine some of them, as in "docs/{assess,enable}-*.md".';

function textError({ values, format }: TextNode, value: string, at: DataPath): string | undefined {
  if (values && !values.includes(value)) {
    return `"${value}" is not a valid value of ${placeName(at)}.${didYouMean(value, values)}`;
  }
  if (format === 'dateFormat' && !isDateFormat(value)) {
    return `"${value}" is not a date format. Use a day (D or DD), a month (M or MM), and a year (YYYY), such as "DD.MM.YYYY".`;
  }
  const error = format === 'glob' ? globError(value) : format === 'pattern' ? patternError(value) : undefined;
  return error === undefined ? undefined : `The ${format} "${value}" ${error}.`;
}

function isDateFormat(format: string): boolean {
  if (format.length > 40) return false;
  return [/YYYY|YY/g, /MM|M/g, /DD|D/g].every((field) => format.match(field)?.length === 1);
}

function hasType(node: SchemaNode, data: unknown): boolean {
  switch (node.type) {
    case 'text':
      return typeof data === 'string';
    case 'flag':
      return typeof data === 'boolean';
    case 'number':
      return Number.isInteger(data) && (data as number) >= node.minimum && (data as number) <= node.maximum;
    case 'list':
      return Array.isArray(data);
    case 'either':
      return node.of.some((choice) => hasType(choice, data));
    default:
      return isRecord(data);
  }
}

function typeName(node: SchemaNode): string {
  switch (node.type) {
    case 'text':
      return 'text';
    case 'flag':
      return 'true or false';
    case 'number':
      return `a whole number from ${node.minimum} to ${node.maximum}`;
    case 'list':
      return 'a list';
    case 'either':
      return node.of.map(typeName).join(' or ');
    default:
      return 'an object';
  }
}

function wrongType(node: SchemaNode, data: unknown, at: DataPath): string {
  const message = `${placeName(at)} must be ${typeName(node)}.`;
  if (node.type === 'list' && typeof data === 'string') return `${message} Write it as ["${data}"].`;
  if (node.type === 'text' && ['number', 'boolean'].includes(typeof data)) {
    return `${message} Put it in quotes: "${data}".`;
  }
  return message;
}
