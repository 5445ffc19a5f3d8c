import { type OpenedTicket } from '../../../domain/session.ts';
import { changeSession, type Draft, getSession, nextId } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { evaluateText } from '../evaluate-at.ts';
import { type Reference } from '../node-flow.ts';
import { note, noteMissing } from '../notes.ts';
import { regroupChanged } from '../regroup.ts';
import { changeRun, getRun, uuidFrom } from '../run-state.ts';
import { type ActionOf } from './action-of.ts';

/** Opens a ticket as a task for the coordinator: in imported flows the bot talks on meanwhile. One at a time. */
export function openTicket(draft: Draft, action: ActionOf<'open_ticket'>, program: Program): undefined {
  const { topic } = action;
  const known = findTopic(draft, topic);
  if (!known) {
    noteAbsent(draft, topic ?? { uuid: '', name: '' });
    return;
  }
  const { text, sound } = evaluateText(draft, action.note);
  if ((getSession(draft).tickets ?? []).length > 0) {
    return;
  }
  const id = nextId(draft);
  keepTicket(draft, { uuid: uuidFrom(id), topic: known, assignee: findUser(draft, action.assignee) });
  if (sound && text !== '') {
    note(draft, 'ticket_note_added', { note: text });
  }
  regroupChanged(draft);
  draft.effects.push({
    kind: 'task',
    id,
    for: 'coordinator',
    title: known.name,
    why: text,
    due: null,
    flow: program.id,
    sort: `ticket:${known.name}`,
  });
}

function noteAbsent(draft: Draft, { uuid, name }: Reference): void {
  noteMissing(draft, 'topic', uuid, `uuid=${uuid},name=${name}`);
}

/** Where a flow names no topic, the general one is meant. */
function findTopic({ world }: Draft, topic: Reference | null): Reference | undefined {
  const { topics } = world.workspace;
  return topic
    ? topics.find(({ uuid }) => uuid === topic.uuid)
    : (topics.find(({ name }) => name === 'General') ?? { uuid: '', name: 'General' });
}

function findUser({ world }: Draft, assignee: Reference | null): Reference | null {
  const user = assignee && world.workspace.users.find(({ uuid }) => uuid === assignee.uuid);
  return user ? { uuid: user.uuid, name: user.name } : null;
}

function keepTicket(draft: Draft, ticket: OpenedTicket): void {
  const { topic, assignee, uuid } = ticket;
  note(draft, 'ticket_opened', {
    topic: topic.name,
    assignee: assignee?.name,
    ticket: { uuid, status: 'open', topic: { ...topic }, ...(assignee ? { assignee: { ...assignee } } : {}) },
  });
  changeSession(draft, { tickets: [...(getSession(draft).tickets ?? []), ticket] });
  changeRun(draft, { locals: { ...getRun(draft).locals, _new_ticket: uuid } });
}
