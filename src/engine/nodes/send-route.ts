import { type Draft } from '../draft.ts';
import { type WorkspaceChannel } from '../workspace.ts';
import { channelOf, readUrn, urnsOf } from './urn.ts';

/** Where a message to the contact would go in the workspace of the flow. */
export interface SendRoute {
  readonly urn: string;
  readonly channel: WorkspaceChannel;
}

/** The first URN that a channel can write to: the one that it prefers, else any for its scheme. */
export function routeOf({ contact, world }: Draft): SendRoute | undefined {
  for (const urn of urnsOf(contact)) {
    const { scheme } = readUrn(urn);
    const able = world.workspace.channels.filter(
      ({ schemes, roles }) => schemes.includes(scheme) && roles.includes('send'),
    );
    const channel = able.find(({ uuid }) => uuid === channelOf(urn)) ?? able[0];
    if (channel) {
      return { urn, channel };
    }
  }
  return undefined;
}
