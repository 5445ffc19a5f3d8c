import * as z from 'zod';
import { listLocations, type Place } from '../../engine/expressions/tests/locations.ts';
import { emptyWorkspace, type ContactField, type Workspace } from '../../engine/workspace.ts';
import { type Container } from './container-schema.ts';

const types: readonly ContactField['type'][] = ['text', 'number', 'datetime', 'state', 'district', 'ward'];

const placeSchema: z.ZodType<Place> = z.lazy(() =>
  z.looseObject({
    name: z.string(),
    aliases: z.array(z.string()).optional(),
    children: z.array(placeSchema).optional(),
  }),
);

/** What the flows of an export find beside themselves. */
export function readWorkspace(container: Container): Workspace {
  return {
    ...emptyWorkspace,
    fields: container.fields.map(({ key, name, type }) => ({
      key,
      name: name === '' ? key : name,
      type: types.find((each) => each === type) ?? 'text',
    })),
    groups: container.groups.map(({ uuid, name, query }) => ({ uuid, name, query: query ?? null })),
    channels: container.channels.map((channel) => ({ ...channel, country: channel.country ?? '' })),
    labels: container.labels,
    topics: container.topics,
    users: container.users,
    globals: container.globals,
    resthooks: container.resthooks,
    locations: listLocations(z.array(placeSchema).parse(container.locations)),
  };
}
