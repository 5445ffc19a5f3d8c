import { change, type Draft } from '../draft.ts';

/**
 * This volunteer no longer talks with a family: nothing of it waits here for an answer, or stands in a list to choose
 * from.
 */
export function forgetTalk(draft: Draft, family: string): void {
  const { threads = [], unaddressed = null, endedTalks, talkChoice } = draft.contact;
  change(draft, {
    threads: threads.filter((each) => each.with.contact !== family),
    unaddressed: unaddressed?.families.includes(family) ? null : unaddressed,
    ...(endedTalks ? { endedTalks: endedTalks.filter((each) => each.contact !== family) } : {}),
    ...(talkChoice ? { talkChoice: null } : {}),
  });
}
