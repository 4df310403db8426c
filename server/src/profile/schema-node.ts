/**
 * How the shape of configuration files is described, once: `validate.ts` checks files against it, `json-schema.ts` makes
 * the JSON schema that editors complete and explain keys from.
 */
export type SchemaNode =
  | TextNode
  | FlagNode
  | NumberNode
  | ListNode
  | ObjectNode
  | MapNode
  | EitherNode
  | RulesNode;

interface Described {
  /** What it is for, in a sentence: shown where the key is written. */
  readonly description?: string;
}

export interface TextNode extends Described {
  readonly type: 'text';
  readonly values?: readonly string[];
  readonly format?: 'glob' | 'pattern' | 'dateFormat';
  /** What the text names: it must be an id of that sort. */
  readonly names?: Reference;
}

export interface FlagNode extends Described {
  readonly type: 'flag';
}

/** A whole number. */
export interface NumberNode extends Described {
  readonly type: 'number';
  readonly minimum: number;
  readonly maximum: number;
}

export interface ListNode extends Described {
  readonly type: 'list';
  readonly items: SchemaNode;
  readonly nonEmpty?: boolean;
}

/** An object with fixed keys. */
export interface ObjectNode extends Described {
  readonly type: 'object';
  readonly keys: Readonly<Record<string, SchemaNode>>;
  /** Keys without which it means nothing, whichever of the merged files has them. */
  readonly required?: readonly string[];
}

/** An object whose keys are the writer's. */
export interface MapNode extends Described {
  readonly type: 'map';
  readonly values: SchemaNode;
  /** What the keys name, when they must name something. */
  readonly keysName?: Reference;
  /** A regular expression for each key, and what it asks for, as it completes "must be …". */
  readonly keyPattern?: readonly [pattern: string, hint: string];
}

/** One of several nodes, each of another JSON type. */
export interface EitherNode extends Described {
  readonly type: 'either';
  readonly of: readonly SchemaNode[];
}

/** Rule settings: their keys and options are those of the rules. */
export interface RulesNode extends Described {
  readonly type: 'rules';
}

/** The sorts of ids that a profile defines and refers to. */
export type Reference =
  | 'language'
  | 'section'
  | 'attribute'
  | 'phase'
  | 'column'
  | 'update column'
  | 'requirement'
  | 'role'
  | 'service'
  | 'alert';

/** What configuration needs to know of a rule. */
export interface RuleDescription {
  readonly id: string;
  readonly summary?: string;
  /** Option name → its type and default; absent: the rule takes any options. */
  readonly options?: Readonly<Record<string, OptionDescription>>;
}

export interface OptionDescription {
  readonly type: 'boolean' | 'integer' | 'string' | 'array';
  readonly default: boolean | number | string | readonly string[];
  readonly description: string;
}

type Rest<T extends SchemaNode> = Omit<T, 'type' | 'description'>;

export function textNode(description?: string, rest: Rest<TextNode> = {}): TextNode {
  return { type: 'text', ...describe(description), ...rest };
}

export function flagNode(description: string): FlagNode {
  return { type: 'flag', description };
}

export function listNode(
  items: SchemaNode,
  description?: string,
  rest: Omit<Rest<ListNode>, 'items'> = {},
): ListNode {
  return { type: 'list', items, ...describe(description), ...rest };
}

export function object(
  keys: ObjectNode['keys'],
  description?: string,
  rest: Omit<Rest<ObjectNode>, 'keys'> = {},
): ObjectNode {
  return { type: 'object', keys, ...describe(description), ...rest };
}

export function map(
  values: SchemaNode,
  description: string,
  rest: Omit<Rest<MapNode>, 'values'> = {},
): MapNode {
  return { type: 'map', values, description, ...rest };
}

export function eitherNode(of: readonly SchemaNode[], description: string): EitherNode {
  return { type: 'either', of, description };
}

function describe(description: string | undefined): Described {
  return description === undefined ? {} : { description };
}
