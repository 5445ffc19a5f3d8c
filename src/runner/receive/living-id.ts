import { isUnfinished } from '../../domain/contact/contact-record.ts';
import { finishMerge } from '../merge/finish-merge.ts';
import { type Path } from '../path.ts';

/** The id of whoever a contact was merged into, else its own; a merge that was cut short is ended first. */
export async function livingId(path: Path, id: string): Promise<string> {
  const seat = path.seats.get(id);
  await path.load(seat);
  const { record } = seat;
  if (record?.forward == null) {
    return id;
  }
  if (isUnfinished(record)) {
    await finishMerge(path, id);
  }
  return livingId(path, record.forward);
}
