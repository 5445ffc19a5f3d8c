import { type EventOf } from '../../domain/event.ts';
import { type Draft } from '../draft.ts';
import { keepOutsideAnswer } from '../steps/outside.ts';
import { walk } from '../walk.ts';

/** The outside answered: the flow that waited for it goes on; a late answer changes nothing. */
export function takeOutsideAnswer(draft: Draft, answer: EventOf<'answer'>): void {
  if (keepOutsideAnswer(draft, answer)) {
    walk(draft);
  }
}
