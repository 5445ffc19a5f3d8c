import { z } from 'zod';
import { type Broadcast } from '../../domain/broadcast.ts';
import { countMoving } from '../../programme/broadcasts/count-recipients.ts';
import { shownState } from '../../programme/broadcasts/shown-state.ts';
import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';
import { beginOf } from '../../programme/broadcasts/begin-of.ts';
import { instant, isoOrNull } from '../http/common-schema.ts';

type Tally = Awaited<ReturnType<Broadcasts['tally']>>[number];

const counts = z.record(z.string(), z.int());

/** A broadcast as the API shows it. */
export const broadcastView = z.looseObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['draft', 'scheduled', 'running', 'paused', 'cancelled', 'done']),
  edition: z.int(),
  unknown: z.int().nullable().describe('Ids of `contacts` that are nobody’s; nobody gets it for them.'),
  at: instant.nullable(),
  created_at: instant,
});

/** How far it has come. */
export const progressView = broadcastView.extend({
  states: counts.describe('Recipients by state.'),
  reasons: counts.describe('Of those that were held, skipped, cancelled or have failed: why.'),
  handed_out: z.int(),
  arrived: z.int(),
  size: z.int().nullable(),
  per_minute: z.number().describe('Since its start, on average.'),
  minutes_left: z
    .int()
    .nullable()
    .describe('At that rate, without whoever waits for a moment or a person; null while it is not running.'),
});

/** Shows a broadcast. */
export function viewBroadcast(broadcast: Broadcast, now: number): z.infer<typeof broadcastView> {
  const { announcement, audience, why, by, approvedBy, local, days } = broadcast;
  const { text, language, media, flow, receipt, talking, edition, attempt } = announcement;
  return {
    id: broadcast.id,
    title: broadcast.title,
    state: shownState(broadcast, now),
    why,
    ...{ text, language, media, flow, talking, edition, attempt },
    receipt: receipt !== null,
    audience: audience.query,
    segment: audience.segment,
    contacts: audience.contacts,
    unknown: broadcast.unknown ?? null,
    exclude: audience.exclude,
    at: isoOrNull(broadcast.at),
    local_time: local,
    by,
    approved_by: approvedBy,
    days,
    created_at: new Date(broadcast.createdAt).toISOString(),
    started_at: isoOrNull(broadcast.startedAt),
    deadline: isoOrNull(broadcast.deadline),
  };
}

const arrived: readonly unknown[] = ['sent', 'delivered', 'read'];

/** Shows it with how far it has come. */
export function viewProgress(
  broadcast: Broadcast,
  tallies: readonly Tally[],
  now: number,
): z.infer<typeof progressView> {
  const states = sumBy(tallies, ({ of }) => of.state ?? null);
  const reasons = sumBy(tallies, ({ of }) => (arrived.includes(of.state) ? null : (of.reason ?? null)));
  const total = (wanted: (tally: Tally) => boolean): number =>
    tallies.filter(wanted).reduce((sum, { count }) => sum + count, 0);
  const arrivals = total(({ of }) => arrived.includes(of.state));
  const handedOut = total(({ of }) => of.state !== 'skipped');
  const minutes = Math.max((now - Math.max(broadcast.startedAt ?? now, beginOf(broadcast))) / 60_000, 1 / 60);
  const rate = arrivals / minutes;
  const left = countMoving(tallies, broadcast.size ?? 0);
  const runs = broadcast.state === 'started' && rate > 0;
  return {
    ...viewBroadcast(broadcast, now),
    states,
    reasons,
    handed_out: handedOut,
    arrived: arrivals,
    size: broadcast.size,
    per_minute: Math.round(rate * 10) / 10,
    minutes_left: runs ? Math.ceil(left / rate) : null,
  };
}

function sumBy(tallies: readonly Tally[], key: (tally: Tally) => string | null): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const tally of tallies) {
    const name = key(tally);
    if (name !== null) {
      sums[name] = (sums[name] ?? 0) + tally.count;
    }
  }
  return sums;
}
