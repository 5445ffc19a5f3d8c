import { type Contact } from '../../domain/contact.ts';
import { type Effect } from '../../domain/effect.ts';
import { type Instant } from '../../domain/clock.ts';
import { type Settlement } from '../../runner/path.ts';

type PairEffect = Extract<Effect, { readonly kind: 'task_move' | 'paired' | 'returned' }>;

/** What changes between families and volunteers becomes events of whom it concerns. */
export function settlePairs(effect: PairEffect, contact: Contact, now: Instant): Settlement {
  const { id } = effect;
  switch (effect.kind) {
    case 'task_move': {
      const event = { id: `${id}.task`, at: now, kind: 'task', task: effect.task } as const;
      return { rows: [], happen: [{ contact: effect.to, event }] };
    }
    case 'paired': {
      const { from, to } = effect;
      const event = { id: `${id}.left`, at: now, kind: 'unpaired', family: contact.id, to } as const;
      return { rows: [], happen: from === null ? [] : [{ contact: from, event }] };
    }
    case 'returned': {
      const event = { id: `${id}.back`, at: now, kind: 'give_back', owner: contact.id } as const;
      return { rows: [], happen: [{ contact: effect.standIn, event }] };
    }
  }
}
