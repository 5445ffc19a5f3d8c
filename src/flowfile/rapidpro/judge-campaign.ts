import { type Container } from './container-schema.ts';
import { campaignEvent, campaignSchema } from './read-campaigns.ts';
import { type Remark } from './reading.ts';

/** What becomes of a campaign: whether any of its events starts a flow, and why others do not. */
export interface JudgedCampaign {
  readonly name: string;
  readonly runs: boolean;
  readonly remarks: readonly Remark[];
}

/** Judges a campaign of an export; `flows` are the UUIDs of those that are there to be started. */
export function judgeCampaign(
  campaign: Container['campaigns'][number],
  flows: ReadonlySet<string>,
): JudgedCampaign {
  const { name } = campaign;
  const { events = [] } = campaignSchema.safeParse(campaign).data ?? {};
  const remarks = events.flatMap((each, place): readonly Remark[] => {
    const lost = whyLost(each, flows);
    const where = `event ${place + 1} of the campaign "${name}"`;
    return lost === undefined ? [] : [{ ...lost, flow: '', where }];
  });
  return { name, runs: events.length > remarks.length, remarks };
}

function whyLost(
  event: unknown,
  flows: ReadonlySet<string>,
): { readonly kind: 'unsupported' | 'missing'; readonly text: string } | undefined {
  const { data, error } = campaignEvent.safeParse(event);
  if (!data) {
    const [part = 'it'] = error.issues[0]?.path ?? [];
    return {
      kind: 'unsupported',
      text: `${String(part)} is missing or not understood; the event starts nothing`,
    };
  }
  const { uuid, name } = data.flow;
  return flows.has(uuid)
    ? undefined
    : { kind: 'missing', text: `the flow "${name ?? uuid}" is not in the export; the event starts nothing` };
}
