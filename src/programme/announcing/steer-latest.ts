import { type Steering } from '../../domain/announcing.ts';
import { type Broadcast, type BroadcastState } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { chooseOnce } from './choose-once.ts';
import { tellStatus } from './tell-status.ts';

const steps = {
  stop: { from: ['started'], does: 'pause' },
  resume: { from: ['paused'], does: 'resume' },
  cancel: { from: ['started', 'paused'], does: 'cancel' },
} as const satisfies {
  readonly [step in Steering]: { readonly from: readonly BroadcastState[]; readonly does: string };
};

/** Pauses the latest broadcast under way, resumes the latest paused one, or cancels the rest of either. */
export async function steerLatest(
  parts: AnnouncingParts,
  by: Contact,
  { id, step }: { readonly id: string; readonly step: Steering },
): Promise<string> {
  const { from, does } = steps[step];
  const fits = ({ state }: Broadcast): boolean => from.some((each) => each === state);
  const latest = await chooseOnce(parts, id, fits);
  if (!latest) {
    return sayTo(parts, by)('announce_nothing');
  }
  // Whoever says LANJUT means it.
  return tellStatus(
    parts,
    by,
    fits(latest) ? await parts.broadcasts[does](latest.id, { confirm: true }) : latest,
  );
}
