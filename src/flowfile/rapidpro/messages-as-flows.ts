import * as z from 'zod';
import { uuidFrom } from '../../engine/nodes/run-state.ts';
import { type Container } from './container-schema.ts';

const units: { readonly [unit: string]: string } = { M: 'minutes', H: 'hours', D: 'days', W: 'weeks' };

const messageEvent = z.looseObject({
  uuid: z.string(),
  event_type: z.literal('M'),
  offset: z.number().default(0),
  unit: z.string().default('D'),
  relative_to: z.looseObject({ key: z.string() }),
  base_language: z.string().nullish(),
  message: z.union([
    z.record(z.string(), z.string()),
    z.string().transform((text): Readonly<Record<string, string>> => ({ base: text })),
  ]),
});

type MessageEvent = z.output<typeof messageEvent>;

/** Campaigns that send a message, as if each of these messages were a flow of its own, which they start. */
export function messagesAsFlows(container: Container): Container {
  const flows: object[] = [];
  const campaigns = container.campaigns.map((campaign) => {
    const events = Array.isArray(campaign['events']) ? (campaign['events'] as readonly unknown[]) : [];
    return {
      ...campaign,
      events: events.map((event) => {
        const { data } = messageEvent.safeParse(event);
        if (!data) {
          return event;
        }
        const flow = flowOf(data, campaign.name);
        flows.push(flow);
        return { ...data, event_type: 'F', start_mode: 'P', flow: { uuid: flow.uuid, name: flow.name } };
      }),
    };
  });
  return { ...container, campaigns, flows: [...container.flows, ...flows] };
}

/** A flow that says one thing; it waits for nothing, so that it breaks off no conversation. */
function flowOf(
  { uuid, offset, unit, message, base_language: given, relative_to }: MessageEvent,
  campaign: string,
) {
  const [first = 'und'] = Object.keys(message);
  const language = given && Object.hasOwn(message, given) ? given : first;
  const action = uuidFrom(`${uuid}/action`);
  const others = Object.entries(message).filter(([each]) => each !== language);
  const when = `${offset} ${units[unit] ?? unit} ${relative_to.key}`;
  return {
    uuid,
    name: `${campaign.slice(0, 30)}: ${when}`.slice(0, 64),
    spec_version: '13.2.0',
    language: language.length === 3 ? language : 'und',
    type: 'messaging_background',
    localization: Object.fromEntries(others.map(([code, text]) => [code, { [action]: { text: [text] } }])),
    nodes: [
      {
        uuid: uuidFrom(`${uuid}/node`),
        actions: [{ uuid: action, type: 'send_msg', text: message[language] ?? '' }],
        exits: [{ uuid: uuidFrom(`${uuid}/exit`) }],
      },
    ],
  };
}
