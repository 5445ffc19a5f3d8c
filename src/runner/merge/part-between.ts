import { deliveryId } from '../../domain/delivery.ts';
import { beforeMerge } from '../../domain/merge-origin.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
import { type LaidBy, whoseIs } from './whose-is.ts';

interface Between {
  /** What the one who stayed had before any of them came along. */
  readonly theirs: LaidBy['theirs'];
  readonly gone: readonly string[];
  readonly anew: readonly Row[];
}

/**
 * Whoever took the younger one over may have been made one with somebody else since, and so on up to the one who
 * stayed. What was laid by there as theirs, and was the younger one's, is theirs no more.
 */
export async function partBetween(
  store: Pick<Store, 'find' | 'findRow'>,
  about: { readonly cause: string; readonly said: LaidBy; readonly older: string; readonly from: string },
): Promise<Between> {
  const { cause, said, older, from } = about;
  const gone: string[] = [];
  const anew: Row[] = [];
  let { theirs } = said;
  for (let id: string | null = older; id !== null && id !== from;) {
    const row: Row | undefined = await store.findRow('deliveries', deliveryId(cause, id));
    const before = row?.data[beforeMerge] as unknown as LaidBy | null | undefined;
    if (!row || !before) {
      // Nothing of it came to the one who stayed in this way, so what stands there is their own.
      return { theirs: said.mine, gone, anew };
    }
    const rest = laidBy(row, before, { mine: said.mine, theirs });
    anew.push(...rest);
    gone.push(...(rest.length === 0 ? [row.id] : []));
    theirs = before.theirs;
    id = (await store.find(id))?.forward ?? null;
  }
  return { theirs, gone, anew };
}

/** The row without what was the younger one's; none where nothing is left of it. */
function laidBy(row: Row, before: LaidBy, { mine, theirs }: LaidBy): readonly Row[] {
  if (whoseIs({ data: before.mine }, { mine, theirs }) === null) {
    return [row];
  }
  const rest = theirs && { [beforeMerge]: { mine: theirs, theirs: before.theirs } };
  return rest ? [{ ...row, version: row.version + 1, data: { ...row.data, ...rest } }] : [];
}
