import { type Instant } from '../../../domain/time/clock.ts';
import { type Finding, note } from '../../../domain/finding.ts';
import { type Collections } from '../collections.ts';

/** Who holds which channel, and until when. */
export async function inspectLeases({ leases }: Collections, now: Instant): Promise<readonly Finding[]> {
  const all = await leases.find({ owner: { $exists: true } }, { sort: { _id: 1 } }).toArray();
  if (all.length === 0) {
    return [note('leases: nobody has held any yet; no process has run on this database')];
  }
  return all.map(({ _id, owner, until, fence }) => {
    const holder = `process ${owner.slice(0, 8)}, holder number ${fence}`;
    return until > now
      ? { level: 'ok', what: `lease "${_id}": ${holder}, until ${new Date(until).toISOString()}` }
      : note(`lease "${_id}": nobody holds it now (last: ${holder}); a process that runs takes it`);
  });
}
