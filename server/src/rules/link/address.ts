import type { Link, Playbook } from '../../playbook/model.ts';
import { addressOf, pathSpan } from '../../playbook/queries/link-address.ts';
import { slice } from '../../text/span.ts';
import { type Fix, replace } from '../rule.ts';

/** Makes a link lead to another file; its query and anchor stay. */
export function changePath(link: Link, path: string, page: Playbook, safe: boolean): Fix {
  const address = addressOf(path, page, link.url.text);
  return replace(pathSpan(link), address, `Change to "${address}"`, safe);
}

/** Turns the backslashes of a link's path into slashes. */
export function changeSlashes(link: Link, page: Playbook): Fix {
  const span = pathSpan(link);
  return replace(span, slice(page.text, span).replaceAll('\\', '/'), 'Change "\\" to "/"', true);
}
