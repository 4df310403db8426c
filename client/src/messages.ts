import { type LogOutputChannel, l10n, window } from 'vscode';
import { withoutLinks } from './without-links.ts';

/**
 * Shows a message with buttons, and does not wait until it is closed.
 * @param actions what each button says and does
 */
export function showMessage(
  severity: 'info' | 'warning' | 'error',
  message: string,
  actions: Readonly<Record<string, () => unknown>> = {},
): void {
  const show = {
    info: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  }[severity];
  void show(withoutLinks(message), ...Object.keys(actions)).then(
    (chosen) => chosen !== undefined && actions[chosen]?.(),
  );
}

export function offerRestart(
  message: string,
  server: { restart(): Promise<void> },
  output: LogOutputChannel,
): void {
  showMessage('error', message, {
    [l10n.t('Restart')]: () => server.restart(),
    [l10n.t('Show Output')]: () => output.show(),
  });
}

/** Says why a command has failed; a cancelled one has not. */
export function showError(error: unknown, output: LogOutputChannel): void {
  const reason = error instanceof Error ? error.message : String(error);
  if (isCancelled(error)) return;
  output.error(error instanceof Error ? error : reason);
  showMessage('error', reason, { [l10n.t('Show Output')]: () => output.show() });
}

/** Cancellation arrives as an error of the protocol (-32800) or of the editor. */
function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'Canceled' || ('code' in error && error.code === -32800));
}
