/** What keeps a text from being JSON. */
export interface JsonSyntaxError {
  readonly message: string;
  /** In UTF-16 code units; `undefined` when the place is not known. */
  readonly offset: number | undefined;
}

/**
 * Finds what keeps a text from being JSON (RFC 8259), although YAML, which configurations are read as, accepts it.
 * @param text without a byte-order mark
 * @example jsonSyntaxError('[1,]') // { message: 'JSON does not allow a comma after the last item. Delete it.', offset: 2 }
 */
export function jsonSyntaxError(text: string): JsonSyntaxError | undefined {
  if (isJson(text)) return undefined;
  let before = { token: '', at: 0 };
  for (let at = firstNonSpace(text, 0); at < text.length; ) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return { message: complaintAbout(text.slice(at, at + 2)), offset: at };
    if (before.token === ',' && CLOSING.has(token))
      return { message: 'JSON does not allow a comma after the last item. Delete it.', offset: before.at };
    if (before.token === ':' && (CLOSING.has(token) || token === ','))
      return { message: 'JSON requires a value after the colon.', offset: before.at };
    before = { token, at };
    at = firstNonSpace(text, at + token.length);
  }
  return { message: 'This is not valid JSON.', offset: undefined };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const CLOSING = new Set(['}', ']']);

const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\p{Cc}]|\x7f|[\x80-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

function firstNonSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '!')) at++;
  return at;
}

/** @param start the first characters of what is not a token of JSON */
function complaintAbout(start: string): string {
  if (start.startsWith('#') || start === '//' || start === '/*')
    return 'JSON does not allow comments. Delete the comment, or use a YAML file.';
  if (start.startsWith('"'))
    return 'This text has no closing quote, or contains an escape sequence or a control character that JSON does not allow.';
  if (/^['\p{L}_$]/u.test(start)) return 'JSON requires double quotes around keys and text.';
  return 'This is not valid JSON.';
}
