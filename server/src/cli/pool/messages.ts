import type { CalendarDate } from '../../text/date.ts';
import type { PageRecord } from '../cache/page-record.ts';
import type { PageRequest } from '../examine.ts';

/** What a worker is told once. */
export interface WorkerSettings {
  readonly roots: readonly string[];
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly only: ReadonlySet<string> | undefined;
  readonly today: CalendarDate;
}

/** A page to be looked at, and in which of the roots. */
export interface PoolRequest extends PageRequest {
  readonly id: number;
  readonly root: number;
}

/** What came of it: `record` and `text` for a playbook; otherwise whoever asked looks at it himself, and says what is wrong. */
export interface PoolAnswer {
  readonly id: number;
  readonly record: PageRecord | undefined;
  /** Absent where no one will want it, since there are no findings. */
  readonly text?: string;
}
