import { quietUntil } from '../../domain/time/calendar.ts';
import { type FollowUp, type FollowUpOf } from '../../domain/follow-up.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Draft, raise } from '../draft.ts';
import { findQuestion } from '../hear/open-question.ts';
import { renderText } from '../render.ts';
import { askNow, sendQuestion, sendUnder } from '../steps/ask.ts';
import { putOff, putOffUnsent } from './put-off.ts';

/**
 * Reminds of an open question. Quiet hours move it to their end, of several the last; one that comes over a day
 * late (after an outage) is not sent but reported; one whose question is not out yet waits for it, and where
 * that never went out it is asked now.
 */
export function remind(draft: Draft, followUp: FollowUpOf<'remind'>): void {
  const open = findQuestion(draft);
  const reminder = open?.step.reminders[followUp.index];
  if (open?.waiting.question !== followUp.question || !reminder) {
    return;
  }
  const { now, manners } = draft.world;
  const quiet = quietUntil(now, draft.contact.timezone, manners);
  if (!open.waiting.sent) {
    putOffUnsent(draft, followUp);
  } else if (now - followUp.due > manners.reminderTooLate) {
    const detail = 'a reminder was over its time and not sent';
    raise(draft, 'too_late', { flow: open.program.id, step: open.step.key, key: open.program.id, detail });
  } else if (quiet !== null) {
    moveTo(draft, followUp, quiet);
  } else if (open.waiting.lost) {
    askNow(draft, open, open.waiting);
  } else if (reminder.say) {
    const text = renderText(draft, open, reminder.say);
    sendUnder(draft, open, followUp.question, { text, options: { reminder: true } });
  } else {
    sendQuestion(draft, open, followUp.question, { reminder: true });
  }
}

/** Where a later one of the same question comes by then, that one is enough. */
function moveTo(draft: Draft, followUp: FollowUpOf<'remind'>, end: Instant): void {
  const isLater = (each: FollowUp): boolean =>
    each.kind === 'remind' && each.question === followUp.question && each.after > followUp.after;
  if (!draft.contact.followUps.some((each) => isLater(each) && each.due <= end)) {
    putOff(draft, followUp, end);
  }
}
