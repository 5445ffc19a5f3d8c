import { type Broadcast } from '../../domain/broadcast.ts';
import { type BroadcastInput, inputOf } from '../../programme/broadcasts/broadcast-input.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { blankInput } from '../broadcasts/broadcast-body.ts';
import { type AnnouncementPageParts } from './announcement-parts.ts';
import { type FormFields } from './form-fields.ts';
import { applyFields, applyWords, isAsIn } from './form-input.ts';

/**
 * Makes a draft, once for each form that was opened. Whoever went back to the form and sends it in other words changes
 * that draft. Throws `BroadcastRefused`.
 */
export async function makeOne(
  { broadcasts, records, defaults }: AnnouncementPageParts,
  fields: FormFields,
  token: string,
): Promise<Broadcast> {
  const id = records.idFor(`announcement ${token}`);
  const input = applyFields(blankInput(defaults.language), fields, defaults.timezone);
  const made = await broadcasts.create(id, input, fields.by);
  if (isAsIn(made, input)) {
    return made;
  }
  if (made.state !== 'draft') {
    throw new BroadcastRefused('wrong_state', 'It was started in the meantime.');
  }
  return broadcasts.edit(id, () => input);
}

/**
 * Changes one as a form says, unless it stands so already, as after a double click; nothing where somebody else has
 * changed it since the form was opened. Throws `BroadcastRefused`.
 */
export async function changeOne(
  { broadcasts, defaults }: AnnouncementPageParts,
  before: Broadcast,
  { fields, edition }: { readonly fields: FormFields; readonly edition: string },
): Promise<Broadcast | 'edited'> {
  const apply = (each: BroadcastInput): BroadcastInput =>
    before.startedAt === null ? applyFields(each, fields, defaults.timezone) : applyWords(each, fields);
  if (isAsIn(before, apply(inputOf(before)))) {
    return before;
  }
  if (edition !== String(before.announcement.edition)) {
    return 'edited';
  }
  return broadcasts.edit(before.id, apply);
}
