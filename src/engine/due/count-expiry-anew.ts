import { change, type Draft } from '../draft.ts';

/**
 * Each flow's `expires` counts again from this moment: the person is there, or got only now what waited for the phone.
 */
export function countExpiryAnew(draft: Draft): void {
  const { followUps } = draft.contact;
  const { now } = draft.world;
  if (followUps.some(({ kind }) => kind === 'expire')) {
    change(draft, {
      followUps: followUps.map((each) =>
        each.kind === 'expire' ? { ...each, due: now + each.after } : each,
      ),
    });
  }
}
