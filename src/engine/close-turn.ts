import { type Turn } from '../domain/turn.ts';
import { type Draft } from './draft.ts';
import { guardLoop } from './loop-guard.ts';

/** The finished turn, after the loop guard has looked at it. */
export function closeTurn(draft: Draft): Turn {
  guardLoop(draft);
  return { contact: draft.contact, effects: draft.effects, notes: draft.notes };
}
