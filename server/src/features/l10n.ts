import { config, t as translate } from '@vscode/l10n';

/** English message → the message in the reader's language, with the same `{0}`, `{1}` in it. */
export type Messages = Readonly<Record<string, string>>;

/**
 * What is shown to the reader of an editor, in the reader's language; in English where there are no messages. Called when
 * something is shown, never while modules are loaded. The message is at the call as one text, and a number has one
 * message for one and one for several, so that each can be translated as a whole.
 *
 * @example t('Linked from {0} pages', 3) // 'Linked from 3 pages'
 */
export const t: (message: string, ...values: readonly (string | number)[]) => string = translate;

/** Sets the language of everything shown from now on. A server speaks to one editor, so there is one language. */
export function setMessages(messages: Messages): void {
  config({ contents: messages });
}
