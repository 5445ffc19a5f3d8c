import { type Row } from '../../domain/row.ts';
import { standingOf } from './unite-deliveries.ts';

type Data = Row['data'];

/** What the rows of one cause said of two before they were made one. */
export interface LaidBy {
  readonly mine: Data;
  readonly theirs: Data | null;
}

/** Whether the row of the one who stayed only tells of what the other had, or of what still waits for the other. */
export function whoseIs(other: Pick<Row, 'data'>, { mine, theirs }: LaidBy): 'copy' | 'waits' | null {
  const [own, before] = [standingOf({ data: mine }), theirs && standingOf({ data: theirs })];
  if (own === 'came') {
    return before !== 'came' && other.data['message'] === mine['message'] ? 'copy' : null;
  }
  const isOpen = own === 'open' && standingOf(other) === 'open';
  return isOpen && before !== 'open' && before !== 'came' ? 'waits' : null;
}
