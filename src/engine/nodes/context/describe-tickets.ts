import { type OpenedTicket } from '../../../domain/session.ts';
import { type Draft } from '../../draft.ts';
import { type Typed } from '../../expressions/typed/typed.ts';

/** `@ticket`: the one that was opened last; null for none. */
export function describeTicket({ contact }: Draft): Typed {
  const last = contact.session?.tickets?.at(-1);
  return last ? describe(last) : null;
}

/** `@contact.tickets`, as flows of old expect it. */
export function describeTickets({ contact }: Draft): Typed {
  return (contact.session?.tickets ?? []).map(describe);
}

const describe = ({ uuid, topic, assignee }: OpenedTicket): Typed => ({
  uuid,
  topic: { __default__: topic.name, uuid: topic.uuid, name: topic.name },
  assignee: assignee && { __default__: assignee.name, uuid: assignee.uuid, name: assignee.name },
});
