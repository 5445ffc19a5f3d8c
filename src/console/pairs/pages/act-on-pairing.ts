import { z } from 'zod';
import { type Instant, type Millis } from '../../../domain/time/clock.ts';
import { type Contact } from '../../../domain/contact/contact.ts';
import { type ContactParts, getContact } from '../../contacts/write-contact.ts';
import { FormRefused } from '../../forms/form-refused.ts';
import { type FormState, keyOf } from '../../forms/form-state.ts';
import { unknownAct } from '../../forms/unknown-act.ts';
import { momentOf } from '../../http/moment-of.ts';
import { parsePart } from '../../http/parse-part.ts';
import { goAway, type Leave } from '../go-away.ts';
import { moveCaseload, pairFamily } from '../move-caseload.ts';
import { familiesOf, hasRoom } from '../refuse-full.ts';

/**
 * Does what a form about who walks beside somebody asks for. Throws ApiError or FormRefused where it cannot be done.
 */
export async function actOnPairing(parts: ContactParts, person: Contact, form: FormState): Promise<void> {
  const { act, typed } = form;
  switch (act) {
    case 'pair':
      return pair(parts, person, typed);
    case 'away':
      return startLeave(parts, person, form);
    case 'back':
      return goAway(parts, person, { leave: { until: null }, key: keyOf(form) });
    case 'move':
      return move(parts, person, form);
    default:
      throw unknownAct();
  }
}

async function pair(
  parts: ContactParts,
  { id, companion: had }: Contact,
  { companion: chosen = '', was = had ?? '' }: FormState['typed'],
): Promise<void> {
  const companion = chosen === '' ? null : chosen;
  if (companion === had) {
    return;
  }
  if (was !== (had ?? '')) {
    // Somebody else has changed it since this page was opened: three people would be told of a change that nobody made.
    throw new FormRefused({ field: 'companion', text: 'form_over' });
  }
  await refuseFull(parts, { chosen: companion, field: 'companion', more: 1 });
  await pairFamily(parts, { contact: id, companion }, 'path.id');
}

/** Whoever is away already, such as by LIBUR since this page was opened, is not sent away over it; twice is once. */
async function startLeave(parts: ContactParts, person: Contact, form: FormState): Promise<void> {
  const now = parts.companion.now();
  const leave = leaveOf(form, person, now);
  const { away, timezone, standIn = null } = person;
  if (!away || away.until <= now) {
    await goAway(parts, person, { leave, key: keyOf(form) });
  } else if (
    momentOf(leave.until, 24, timezone) !== away.until ||
    (leave.stand_in ?? standIn) !== away.standIn
  ) {
    throw new FormRefused({ field: 'until', text: 'form_over' });
  }
}

/** A slip of the year would leave families with a stand-in for decades; whoever means it asks over the API. */
const longestLeave: Millis = 366 * 24 * 60 * 60 * 1000;

/** The day is the last one, by the calendar of who goes. */
function leaveOf(
  { typed }: FormState,
  { timezone }: Contact,
  now: Instant,
): Leave & { readonly until: string } {
  const { until = '', stand_in: standIn = '' } = typed;
  const day = parsePart(leaveDay, 'body', { until }).until;
  if (momentOf(day, 24, timezone) <= now) {
    throw new FormRefused({ field: 'until', text: 'form_past' });
  }
  if (momentOf(day, 24, timezone) > now + longestLeave) {
    throw new FormRefused({ field: 'until', text: 'pairing_too_long' });
  }
  return { until: day, ...(standIn !== '' && { stand_in: standIn }) };
}

const leaveDay = z.object({ until: z.iso.date() });

async function move(parts: ContactParts, { id: from }: Contact, form: FormState): Promise<void> {
  const { to = '' } = form.typed;
  if (to === '' || to === from) {
    throw new FormRefused({ field: 'to', text: to === '' ? 'form_missing' : 'pairing_same' });
  }
  const families = await familiesOf(parts.records, from);
  await refuseFull(parts, { chosen: to, field: 'to', more: families.length });
  await moveCaseload(parts, { from, to }, keyOf(form));
}

async function refuseFull(
  { records }: ContactParts,
  { chosen, field, more }: { readonly chosen: string | null; readonly field: string; readonly more: number },
): Promise<void> {
  if (chosen === null) {
    return;
  }
  const volunteer = await getContact(records, chosen, `body.${field}`);
  if (!(await hasRoom(records, volunteer, more))) {
    throw new FormRefused({ field, text: 'pairing_full' });
  }
}
