import { extensionOf, folderOf, nameOf } from '../../text/paths.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { isIndexName, sourceOf } from '../link-paths.ts';

/** A file or folder and the path that it is going to have. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/** Tells where paths will be after some moves. */
export interface Mover {
  /** The path that a file or folder is going to have; `undefined` when it stays. */
  moved(path: string): string | undefined;
  /** As `moved`, for what a link names: also a published page, a folder's index page, or a path in the wrong case. */
  newPath(path: string): string | undefined;
}

/** Paths are asked for before the move, so the view still shows the files at their old places. */
export function createMover(moves: readonly FileMove[], workspace: WorkspaceView): Mover {
  const destinations = new Map(moves.map(({ from, to }) => [from, to]));
  const movedIndexes = new Map(
    moves.filter(({ from }) => isIndexName(nameOf(from))).map((move) => [folderOf(move.from), move]),
  );

  const moved = (path: string): string | undefined => {
    // The nearest folder that moves takes its content with it.
    for (let at = path; at !== ''; at = folderOf(at)) {
      const to = destinations.get(at);
      if (to !== undefined) return to + path.slice(at.length);
    }
    return undefined;
  };

  const published = (path: string): string | undefined => {
    const source = sourceOf(path);
    const to = source === undefined ? undefined : moved(source);
    if (to === undefined || workspace.fileKind(path) === 'file') return undefined;
    return extensionOf(to) === '.md' ? to.slice(0, -3) + extensionOf(path) : to;
  };

  const folderOfIndex = (path: string): string | undefined => {
    const move = movedIndexes.get(path);
    const stays = workspace
      .entries(path)
      .some((name) => isIndexName(name) && name !== nameOf(move?.from ?? ''));
    if (!move || stays) return undefined;
    const isIndex = isIndexName(nameOf(move.to)) && folderOf(move.to) !== '';
    return isIndex ? folderOf(move.to) : move.to;
  };

  const inOtherCase = (path: string): string | undefined => {
    const real = workspace.fileKind(path) === 'missing' ? workspace.otherCase(path) : undefined;
    return real === undefined ? undefined : moved(real);
  };

  return {
    moved,
    newPath: (path) => moved(path) ?? published(path) ?? folderOfIndex(path) ?? inOtherCase(path),
  };
}
