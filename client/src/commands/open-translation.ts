import { l10n, Uri } from 'vscode';
import {
  MESSAGES,
  type PageChoice,
  type ProfileSummary,
  type Translations,
} from '../../../server/src/lsp/protocol.ts';
import { openPage } from '../lens-commands.ts';
import { showMessage } from '../messages.ts';
import { pageUri } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** Opens the page in another language: the only other one at once, or the one that is picked. */
export async function openTranslation({ server }: CommandContext, target: unknown): Promise<void> {
  const uri = pageUri(target);
  if (!uri) return showMessage('info', l10n.t('Open a playbook page first.'));
  const params = { uri: uri.toString() };
  const [translations, profile] = await Promise.all([
    server.request<Translations>(MESSAGES.translations, params),
    server.request<ProfileSummary | null>(MESSAGES.profile, params),
  ]);
  const choices = Object.entries(translations)
    .filter(([, other]) => Uri.parse(other).toString() !== uri.toString())
    .map(([language, other]): PageChoice => {
      const label = profile?.languages.find(({ id }) => id === language)?.name ?? language;
      return { uri: other, label };
    });
  if (choices.length === 0)
    return showMessage('info', l10n.t('This page has no translation in the workspace.'));
  await openPage(choices, l10n.t('Open this page in another language'));
}
