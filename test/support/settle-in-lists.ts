import { type Event } from '../../src/domain/event.ts';
import { type Row } from '../../src/domain/row.ts';
import { type TaskChange } from '../../src/domain/task.ts';
import { type TicketChange } from '../../src/domain/ticket.ts';
import { type Instant } from '../../src/domain/time/clock.ts';
import { type FakeStore } from './fake-store.ts';

/** Puts the rows that an event would bring about, as far as pages and the API wait for them. */
export function settleInLists(
  { put }: FakeStore,
  event: Event,
  about: { readonly contact: string; readonly now: Instant },
): void {
  put.push(...newRows(event, about));
  const { kind, id, data } = changed(event, about.now);
  const place = put.findIndex((row) => row.kind === kind && row.id === id);
  const before = put[place];
  if (before) {
    put[place] = { ...before, version: before.version + 1, data: { ...before.data, ...data } };
  }
}

function newRows(
  event: Event,
  { contact, now: at }: { readonly contact: string; readonly now: Instant },
): readonly Row[] {
  const row = { contact, at, version: 1 };
  if (event.kind === 'handover') {
    return ticketsOf(event).map((each) => ({ ...row, ...each }));
  }
  if (event.kind === 'task') {
    const { id, about, title } = event.task;
    const data = { title, assignee: contact, state: 'open', reason: '' };
    return [{ ...row, kind: 'tasks', id, contact: about?.contact ?? contact, data }];
  }
  if (event.kind === 'note') {
    const { text, by, ticket } = event;
    const data = { text, by, ...(ticket !== undefined && { ticket }) };
    return [{ ...row, kind: 'notes', id: `${event.id}.0`, data }];
  }
  return event.kind === 'notice' && event.ticket ? [{ ...row, ...messageOf(event) }] : [];
}

function ticketsOf({ ticket, topic, assignee }: Extract<Event, { readonly kind: 'handover' }>) {
  const data = { topic, state: 'open', reason: '', assignee: assignee?.contact ?? null };
  return ticket === null ? [] : [{ kind: 'tickets', id: ticket, data } as const];
}

function messageOf({ id, text }: Extract<Event, { readonly kind: 'notice' }>) {
  const data = { direction: 'out', text, choices: [], media: [], state: 'sent', reason: null };
  return { kind: 'messages', id: `${id}.0`, data } as const;
}

function changed(event: Event, now: Instant): { kind?: Row['kind']; id?: string; data?: Row['data'] } {
  if (event.kind === 'ticket_change') {
    return { kind: 'tickets', id: event.ticket, data: changesOf(event.change) };
  }
  if (event.kind === 'task_change') {
    return { kind: 'tasks', id: event.task, data: changesOf(event.change) };
  }
  const ticket = event.kind === 'notice' ? event.ticket : undefined;
  return ticket ? { kind: 'tickets', id: ticket.id, data: { by: ticket.by, answeredAt: now } } : {};
}

function changesOf(change: TicketChange | TaskChange): Row['data'] {
  switch (change.kind) {
    case 'assign':
      return { assignee: change.to?.contact ?? null };
    case 'move':
      return { assignee: change.to };
    case 'topic':
      return { topic: change.topic };
    case 'later':
      return { due: change.due };
    case 'state':
    case 'end':
      return { state: change.state, reason: change.reason };
  }
}
