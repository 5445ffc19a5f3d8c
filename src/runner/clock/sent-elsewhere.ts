import { type Instant } from '../../domain/time/clock.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { findRoute } from '../deliver/find-route.ts';
import { type Path } from '../path.ts';

/**
 * Notes what by a moment is to be sent over channels that other processes hold; the answer says how much of it they
 * sent since, which no counter of this process shows.
 */
export async function watchSentElsewhere(path: Path, by: Instant): Promise<() => Promise<number>> {
  if ([...path.lines.values()].every((line) => line.held())) {
    return () => Promise.resolve(0);
  }
  const due = await path.store.due(by, 1000);
  const records = await Promise.all(due.map(({ id }) => path.store.find(id)));
  const waiting = records.flatMap((record) => (record && isElsewhere(path, record) ? [record] : []));
  return async () => {
    const gone = waiting.map(async ({ id, outbox }) => {
      const left = new Set((await path.store.find(id))?.outbox.map((entry) => entry.id));
      return outbox.filter((entry) => entry.kind === 'send' && !left.has(entry.id)).length;
    });
    return (await Promise.all(gone)).reduce((sum, each) => sum + each, 0);
  };
}

function isElsewhere(path: Path, { contact, outbox }: ContactRecord): boolean {
  const route = outbox.length > 0 && findRoute(path, contact);
  return typeof route === 'object' && !route.line.held();
}
