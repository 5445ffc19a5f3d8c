import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastBook } from './broadcast-book.ts';

/** So many names are kept: whoever asks again does so soon. */
const most = 20;

/** Whether a request of this name has moved a broadcast. */
export function isDone({ requests = [] }: Broadcast, request: string): boolean {
  return requests.includes(request);
}

/** The book for a request: the change that moves a broadcast keeps its name, and it moves nothing a second time. */
export function signBook(book: BroadcastBook, request: string): BroadcastBook {
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

/** What only prepares a move, such as that its start is being asked for, is not the move. */
function isMoved(before: Broadcast, after: Broadcast): boolean {
  return (
    before.state !== after.state ||
    before.approvedBy !== after.approvedBy ||
    before.announcement.attempt !== after.announcement.attempt
  );
}
