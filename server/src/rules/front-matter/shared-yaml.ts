import type { FrontMatterEntry } from '../../playbook/model.ts';
import { quoted } from '../../playbook/queries/yaml-text.ts';
import { type Span, slice } from '../../text/span.ts';

/** A value that YAML reads otherwise than its writer, and how it must be written. */
export interface WeakValue {
  readonly kind: 'colon' | 'character' | 'quote';
  readonly key: string;
  /** The character with a meaning, for `character`. */
  readonly character: string;
  /** The value as written, quotation marks included. */
  readonly span: Span;
  readonly quoted: string;
  /** Whether nobody could have meant anything else. */
  readonly certain: boolean;
}

/** Characters with which no plain value of YAML can begin, and others with which it seldom means what was written. */
const RESERVED = /^(?:[@`%,]|[|>][ \t]*\S|[-?][ \t])/;
const SPECIAL = /^[[\]{}*&!]/;

/** What is weak about an entry's value; `undefined` for a sound one, and for one over several lines. */
export function weaknessOf({ key, value }: FrontMatterEntry, text: string): WeakValue | undefined {
  const span = withQuotes(value.span, text);
  const source = slice(text, span);
  if (source === '' || /[\r\n]/.test(source)) return undefined;
  const weak = (kind: WeakValue['kind'], content: string, certain: boolean): WeakValue => {
    return { kind, key: key.text, character: source.charAt(0), span, quoted: quoted(content), certain };
  };
  const mark = /^["']/.exec(source)?.[0];
  if (mark !== undefined) {
    const closed = source.length > 1 && source.endsWith(mark);
    const inner = source.slice(1, closed ? -1 : undefined);
    // Doubled or behind a backslash, a mark is part of the text.
    const alone = inner.replace(mark === "'" ? /''/g : /\\./g, '').includes(mark);
    if (closed) return alone ? weak('quote', inner, false) : undefined;
    return weak('quote', alone ? source : inner, false);
  }
  if (RESERVED.test(source)) return weak('character', source, true);
  if (SPECIAL.test(source)) return weak('character', source, false);
  return /:(?:[ \t]|$)/.test(source) ? weak('colon', source, true) : undefined;
}

function withQuotes({ start, end }: Span, text: string): Span {
  const mark = text.charAt(start - 1);
  const isQuoted = (mark === '"' || mark === "'") && text.charAt(end) === mark;
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
}
