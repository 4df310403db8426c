const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  // Making folders meets a file in their way.
  EEXIST: 'a part of its path is a file, not a folder',
  ELOOP: 'its links lead in a circle',
  ENXIO: 'it is a pipe that nothing reads, or a socket',
  EIO: 'the system cannot read or write it',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the system refused, in words that complete "cannot be written: …". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
