import { change, type Draft } from '../draft.ts';

/** A family is no longer this volunteer's to talk with: nothing of it waits here for words or for a number. */
export function forgetTalk(draft: Draft, family: string): void {
  const { threads = [], unaddressed = null, endedTalks, talkChoice } = draft.contact;
  change(draft, {
    threads: threads.filter((each) => each.with.contact !== family),
    unaddressed: unaddressed?.families.includes(family) ? null : unaddressed,
    ...(endedTalks ? { endedTalks: endedTalks.filter((each) => each.contact !== family) } : {}),
    ...(talkChoice ? { talkChoice: null } : {}),
  });
}
