import * as z from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { type AfterTrigger } from '../../engine/timed-trigger.ts';
import { type Container } from './container-schema.ts';

const units: { readonly [unit: string]: Millis } = {
  M: 60_000,
  H: 3_600_000,
  D: 86_400_000,
  W: 604_800_000,
};
/** Interrupt, skip, or passive, which waits here: nobody's conversation is broken off unless its author says so. */
const modes = { I: 'interrupt', S: 'skip', P: 'wait' } as const;

/** An event that starts a flow; what else an export holds starts nothing. */
export const campaignEvent = z.looseObject({
  event_type: z.literal('F'),
  offset: z.number(),
  unit: z.enum(['M', 'H', 'D', 'W']),
  delivery_hour: z.int().min(-1).max(23).default(-1),
  start_mode: z.enum(['I', 'S', 'P']).default('I'),
  relative_to: z.looseObject({ key: z.string() }),
  flow: z.looseObject({ uuid: z.string(), name: z.string().optional() }),
});
/** A campaign with its events as they stand in the export. */
export const campaignSchema = z.looseObject({
  group: z.looseObject({ name: z.string() }).nullish(),
  events: z.array(z.unknown()).default([]),
});

/** The events of RapidPro's campaigns that start a flow, as triggers of that flow by its UUID. */
export function readCampaigns(
  campaigns: Container['campaigns'],
): ReadonlyMap<string, readonly AfterTrigger[]> {
  const triggers = new Map<string, AfterTrigger[]>();
  for (const each of campaigns) {
    const { group, events = [] } = campaignSchema.safeParse(each).data ?? {};
    for (const { data } of events.map((one) => campaignEvent.safeParse(one))) {
      if (data) {
        const { uuid } = data.flow;
        triggers.set(uuid, [...(triggers.get(uuid) ?? []), triggerOf(data, group?.name ?? null)]);
      }
    }
  }
  return triggers;
}

function triggerOf(data: z.output<typeof campaignEvent>, group: string | null): AfterTrigger {
  const { offset, unit, delivery_hour: hour, start_mode: mode, relative_to: relative } = data;
  return {
    kind: 'after',
    date: relative.key,
    offset: offset * (units[unit] ?? 0),
    at: hour >= 0 ? `${String(hour).padStart(2, '0')}:00` : null,
    audience: group === null ? null : `group = ${JSON.stringify(group)}`,
    mode: modes[mode],
    priority: 'normal',
    catchUp: null,
    purpose: usualPurpose,
    unlessDone: null,
    notOn: [],
    onlyOn: [],
  };
}
