import { type Millis } from '../../domain/time/clock.ts';
import { type Tap } from '../../domain/message.ts';
import { type Draft } from '../draft.ts';

/** Fingers that tremble, and networks that are slow, press a button again within this time. */
const within: Millis = 10_000;

/** Whether the button that gave the last answer was pressed again: nothing needs to be said then. */
export function isDoubleTap({ contact, world }: Draft, { choice, question }: Tap): boolean {
  const last = contact.lastAnswer;
  if (!last || question === null || world.now - last.at > within) {
    return false;
  }
  const step = world.program(last.flow, last.flowVersion)?.steps.find(({ key }) => key === last.step);
  return step?.verb === 'ask' && step.choices[choice]?.value === last.value;
}
