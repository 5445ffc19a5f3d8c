import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Contact } from '../../domain/contact/contact.ts';
import { standInOf } from '../../domain/contact/staff-work.ts';
import { dueHour } from '../../domain/task.ts';
import { type ContactParts, getContact } from '../contacts/write-contact.ts';
import { type FlowParts } from '../flows/start-flow.ts';
import { ApiError } from '../http/api-error.ts';
import { claimKey } from '../http/claim-key.ts';
import { dayOrMoment } from '../http/common-schema.ts';
import { keptWords } from '../http/kept-words.ts';
import { momentOf } from '../http/moment-of.ts';
import { refuseFamily } from '../pairs/refuse-roles.ts';
import { awaitRow } from '../rows/await-row.ts';

/** What a task is made of. */
export const newTask = z.strictObject({
  contact: z.string().min(1).max(200).describe('The family that it is about.'),
  title: keptWords(500).min(1),
  why: keptWords(500).default(''),
  due: dayOrMoment
    .optional()
    .describe('When it is to be done, a day by the clock of who does it; without it after the usual time.'),
  assignee: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Who is to do it; without it the companion, or who stands in for them.'),
  report: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'The flow in which it is reported on; without it the one that the programme has for all tasks.',
    ),
});

/** What giving tasks needs. */
export type TaskParts = ContactParts & Pick<FlowParts, 'flows'>;

/**
 * Gives somebody a task; resolves once it can be read. Throws ApiError where nobody could do it, or where they have
 * the same one about this family open already.
 */
export async function createTask(
  parts: TaskParts,
  body: z.infer<typeof newTask>,
  key: string | null,
): Promise<{ readonly id: string; readonly assignee: string }> {
  const { companion, records } = parts;
  const family = await getContact(records, body.contact, 'body.contact');
  const { assignee, owner } = await assigneeOf(parts, family, body.assignee);
  const id = key === null ? `task-${randomUUID()}` : records.idFor(`task ${family.id} ${key}`);
  const kind = `staff:${body.title}`;
  refuseReport(parts, assignee, body.report);
  refuseSame(assignee, { id, kind, family: family.id });
  await claimKey(records, { route: 'tasks', key, body });
  const about = {
    contact: family.id,
    name: family.name,
    village: family.village,
    companion: family.companion,
  };
  const { title, why, due: written, report } = body;
  const due = written === undefined ? null : momentOf(written, dueHour, assignee.timezone);
  const told = { title, why, due, ...(report !== undefined && { report }) };
  const task = { id, kind, about, ...told, for: 'companion', flow: null, owner };
  await companion.happen(assignee.id, { id: `${id}.task`, at: companion.now(), kind: 'task', task });
  const row = await awaitRow(records, 'tasks', id);
  if (row?.data['reason'] === 'open_already') {
    // Somebody else gave it to them at the same moment.
    throw openAlready();
  }
  return { id, assignee: assignee.id };
}

/** Nobody could report on it in a flow that is not there, or is not theirs. */
function refuseReport({ flows }: TaskParts, { role }: Contact, report: string | undefined): void {
  const flow = flows().find(({ id }) => id === report);
  if (report === undefined || flow?.for.includes(role) || flow?.for.length === 0) {
    return;
  }
  const words = flow
    ? `The flow "${report}" is not for a ${role}.`
    : `There is no flow "${report}". GET /api/flows lists them.`;
  throw new ApiError('bad_request', words, 'body.report');
}

async function assigneeOf(
  { companion, records }: ContactParts,
  family: Contact,
  named: string | undefined,
): Promise<{ readonly assignee: Contact; readonly owner: string | null }> {
  const wanted = named ?? family.companion;
  if (wanted === null) {
    const text = 'This family has no companion. Name an assignee, or pair it first: POST /api/pairs.';
    throw new ApiError('conflict', text, 'body.contact');
  }
  const found = await getContact(records, wanted, 'body.assignee');
  refuseFamily(found, 'body.assignee');
  const standIn = named === undefined ? standInOf(found, companion.now()) : null;
  const instead = standIn === null ? undefined : await records.findContact(standIn);
  return instead ? { assignee: instead, owner: found.id } : { assignee: found, owner: null };
}

/** Refuses a task that somebody has open about the same family already: it would be cancelled at once. */
export function refuseSame(
  { tasks = [] }: Pick<Contact, 'tasks'>,
  task: { readonly id: string; readonly kind: unknown; readonly family: string | null },
): void {
  if (
    tasks.some(
      ({ id, kind, about }) => id !== task.id && kind === task.kind && about?.contact === task.family,
    )
  ) {
    throw openAlready();
  }
}

function openAlready(): ApiError {
  const words =
    'They have this task about this family open already; GET /api/tasks?assignee=<id>&state=open lists it.';
  return new ApiError('conflict', words, 'body');
}
