import { resolve } from 'node:path';

/** The address that opens a folder; the payload holds what a command line would. */
export function addressOf(origin, folder, payload = []) {
  const query = new URLSearchParams({ folder: resolve(folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${origin}/?${query}`;
}
