const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is exceeded',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  // Making folders meets a file in their way.
  EEXIST: 'a part of the path is not a folder',
  ELOOP: 'too many symbolic links',
  ENXIO: 'it is a pipe without a reader, or a socket',
  EIO: 'input or output error',
  ENAMETOOLONG: 'the file name is too long',
};

/**
 * Why something failed, in the style of strerror but with a full stop; advice may follow.
 * @example reasonOf(error) // 'permission denied.'
 */
export function systemErrorReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}

/** @example cannotRead('docs/a.md', error) // 'Cannot read docs/a.md: permission denied.' */
export function cannotRead(name: string, error: unknown): string {
  return `Cannot read ${name}: ${systemErrorReason(error)}`;
}

/** @example cannotWrite('docs/a.md', error) // 'Cannot write docs/a.md: the disk is full.' */
export function cannotWrite(name: string, error: unknown): string {
  return `Cannot write ${name}: ${systemErrorReason(error)}`;
}
