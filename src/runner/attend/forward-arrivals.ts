import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { finishMerge } from '../merge/finish-merge.ts';
import { type Path } from '../path.ts';
import { type Arrival, type Seat } from './seat.ts';

/** What is on its way to somebody who was merged goes to who answers now, behind all that had come before. */
export function forwardArrivals(path: Path, { id, record, arrivals }: Seat): void {
  if (record?.forward != null && arrivals.length > 0) {
    const coming = arrivals.splice(0);
    if (isUnfinished(record)) {
      path.work.do(() => passOnAfterMerge(path, id, coming));
    } else {
      passOn(path, record.forward, coming);
    }
  }
}

function passOn(path: Path, to: string, arrivals: readonly Arrival[]): void {
  const seat = path.seats.get(to);
  seat.arrivals.push(...arrivals);
  path.attend(seat);
}

/** Whoever was to answer may have been erased meanwhile, so the merge is finished first and its outcome looked up. */
async function passOnAfterMerge(path: Path, id: string, coming: readonly Arrival[]): Promise<void> {
  try {
    await finishMerge(path, id);
  } catch (fault) {
    coming.forEach(({ reject }) => {
      reject(fault);
    });
    throw fault;
  }
  passOn(path, id, coming);
}
