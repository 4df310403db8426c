/** Lines of YAML with comments behind them, written as people write them. */
export class YamlLines {
  readonly #lines: string[] = [];

  /** @param text without indentation; empty for a blank line */
  add(depth: number, text: string, comment = ''): this {
    const line = `${'  '.repeat(depth)}${text}`;
    this.#lines.push(comment === '' ? line.trimEnd() : `${line.padEnd(36)} # ${oneLine(comment)}`);
    return this;
  }

  comment(text: string, depth = 0): this {
    return this.add(depth, `# ${oneLine(text)}`);
  }

  blank(): this {
    return this.add(0, '');
  }

  toString(): string {
    return `${this.#lines.join('\n').trim()}\n`;
  }
}

/** What pages say may hold anything: a comment must not end where it does. */
function oneLine(text: string): string {
  return text.replace(/[^\P{C}\u200b-\u200d]|[\u2028\u2029\u0085]/gu, ' ').trimEnd();
}

/** A text as a YAML scalar: in quotes where it must be. @example scalar('a: b') // '"a: b"' */
export function scalar(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N}_./ -]*$/u.test(text) && !text.endsWith(' ');
  return plain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}

export function list(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

/** @example share(303, 312, 'pages') // '97 % of 312 pages' */
export function share(part: number, whole: number, noun = 'pages'): string {
  const percent = (100 * part) / Math.max(1, whole);
  const shown = percent >= 1 || part === 0 ? Math.floor(percent) : '< 1';
  return `${shown} % of ${whole} ${noun}`;
}

/** Names things: a word of letters, digits and hyphens for each text, none twice. */
export class Ids {
  readonly #taken = new Set<string>();

  /** @example ids.of('Über uns') // 'über-uns' */
  of(text: string): string {
    const base =
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'other';
    let id = base;
    for (let next = 2; this.#taken.has(id); next++) id = `${base}-${next}`;
    this.#taken.add(id);
    return id;
  }
}
