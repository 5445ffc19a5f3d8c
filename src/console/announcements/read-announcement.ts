import { randomUUID } from 'node:crypto';
import { type Broadcast } from '../../domain/broadcast.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { type Preview, sumOf } from '../../programme/broadcasts/preview.ts';
import { viewProgress } from '../broadcasts/broadcast-view.ts';
import { type FormState } from '../forms/form-state.ts';
import { tellingOf } from '../people/days-ago.ts';
import { type AnnouncementPageParts } from './announcement-parts.ts';
import { type AnnouncementProps } from './announcement-page.tsx';
import { countFates, type FateCount } from './fates.ts';
import { readChoices } from './read-choices.ts';
import { type Told } from './told.ts';

/** What the page of an announcement shows of it now. */
export async function readAnnouncement(
  parts: AnnouncementPageParts,
  broadcast: Broadcast,
  about: { readonly told: Told | null; readonly tried: FormState | null },
): Promise<AnnouncementProps> {
  const { broadcasts, companion, segments } = parts;
  const { id, startedAt, state } = broadcast;
  const [tallies, ahead, saved, names] = await Promise.all([
    broadcasts.tally(id),
    state === 'draft' ? lookAhead(parts, id) : notAhead(broadcast),
    segments.list(),
    readNames(parts, broadcast),
  ]);
  const fates = countFates(tallies);
  return {
    ...{ ...parts, ...ahead, ...names, broadcast, fates, segments: saved },
    ...tellingOf(parts),
    request: randomUUID(),
    progress: viewProgress(broadcast, tallies, companion.now()),
    needsEyes:
      state !== 'cancelled' && broadcasts.needsApproval({ ...broadcast, state: 'draft', size: ahead.meant }),
    canRetry: startedAt !== null && state !== 'cancelled' && fates.some(canGetItYet),
    tried: about.tried,
    told: ahead.refused ?? about.told,
  };
}

function canGetItYet({ fate, reasons }: FateCount): boolean {
  return fate === 'failed' || reasons.some(([reason]) => reason === 'expression');
}

interface Ahead extends Pick<AnnouncementProps, 'preview' | 'meant' | 'staff'> {
  readonly refused: BroadcastRefused['reason'] | null;
}

function notAhead({ size }: Broadcast): Ahead {
  return { preview: null, meant: size ?? 0, staff: [], refused: null };
}

/** What will become of a draft. A segment that it is for may have gone meanwhile. */
async function lookAhead({ broadcasts, records }: AnnouncementPageParts, id: string): Promise<Ahead> {
  const { staff } = await readChoices(records);
  try {
    const preview = await broadcasts.preview(id);
    return { preview, meant: countMeant(preview), staff, refused: null };
  } catch (fault) {
    if (fault instanceof BroadcastRefused) {
      return { preview: null, meant: 0, staff, refused: fault.reason };
    }
    throw fault;
  }
}

/** Who had the same lately is asked about, and gets it again when that is meant. */
function countMeant({ go, held, skipped }: Preview): number {
  const meant = go + sumOf(held);
  return meant > 0 ? meant : (skipped['had_already'] ?? 0);
}

async function readNames(parts: AnnouncementPageParts, { by, approvedBy }: Broadcast) {
  return {
    by: await nameOf(parts, by),
    approvedBy: approvedBy === null ? null : await nameOf(parts, approvedBy),
  };
}

/**
 * The name of who made or approved one: what was made in the chat names a contact; what was made here or over the API
 * names somebody in words.
 */
export async function nameOf({ records }: AnnouncementPageParts, by: string): Promise<string> {
  const name = (await records.findContact(by))?.name ?? '';
  return name === '' ? by : name;
}
