import { change, type Draft } from '../draft.ts';

/** They are there, or get only now what waited for the phone: each flow has its `expires` again from this moment. */
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
