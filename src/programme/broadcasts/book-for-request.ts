import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastBook } from './broadcast-book.ts';

/** How many request names are kept: whoever repeats a request does so soon. */
const most = 20;

/** Whether the request of this name has been carried out on a broadcast. */
export function isDone({ requests = [] }: Broadcast, request: string): boolean {
  return requests.includes(request);
}

/** The book for one request: the change that carries it out keeps the request's name, and is not made a second time. */
export function bookForRequest(book: BroadcastBook, request: string): BroadcastBook {
  return {
    ...book,
    change: (id, apply) =>
      book.change(id, (before) => {
        if (isDone(before, request)) {
          return before;
        }
        const changed = apply(before);
        const { requests = [] } = before;
        return isMoved(before, changed)
          ? { ...changed, requests: [...requests, request].slice(-most) }
          : changed;
      }),
  };
}

/** What only prepares it, such as noting that a start was asked for, does not count. */
function isMoved(before: Broadcast, after: Broadcast): boolean {
  return (
    before.state !== after.state ||
    before.approvedBy !== after.approvedBy ||
    before.announcement.attempt !== after.announcement.attempt
  );
}
