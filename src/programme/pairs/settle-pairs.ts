import { type Store } from '../../store/store.ts';
import { settleCaseload } from './settle-caseload.ts';
import { subjectOf } from '../../domain/subject-of.ts';
import { type Contact } from '../../domain/contact.ts';
import { type PairEffect } from '../../domain/pair-effect.ts';
import { type Instant } from '../../domain/clock.ts';
import { type Settlement } from '../../runner/path.ts';

/** What changes between families and volunteers becomes events of whom it concerns. */
export async function settlePairs(
  effect: PairEffect,
  contact: Contact,
  about: { readonly store: Store; readonly now: Instant },
): Promise<Settlement> {
  const { now } = about;
  const { id } = effect;
  switch (effect.kind) {
    case 'caseload':
      return settleCaseload(effect, contact, about);
    case 'task_move': {
      const event = { id: `${id}.task`, at: now, kind: 'task', task: effect.task } as const;
      return { rows: [], happen: [{ contact: effect.to, event }] };
    }
    case 'paired':
      return { rows: [], happen: [...leftBy(effect, contact, now), ...givenTo(effect, contact, now)] };
    case 'returned': {
      const event = { id: `${id}.back`, at: now, kind: 'give_back', owner: contact.id } as const;
      return { rows: [], happen: [{ contact: effect.standIn, event }] };
    }
    case 'let_go': {
      const { family, to, standIn } = effect;
      const event = { id: `${id}.left`, at: now, kind: 'unpaired', family, to, owner: contact.id } as const;
      return { rows: [], happen: [{ contact: standIn, event }] };
    }
  }
}

type Paired = Extract<PairEffect, { readonly kind: 'paired' }>;

function leftBy({ id, from, to, name }: Paired, family: Contact, now: Instant): Settlement['happen'] {
  const told = to !== null && name !== null ? { told: { family: family.name, name } } : {};
  const event = { id: `${id}.left`, at: now, kind: 'unpaired', family: family.id, to, ...told } as const;
  return from === null ? [] : [{ contact: from, event }];
}

function givenTo({ id, to, name }: Paired, family: Contact, now: Instant): Settlement['happen'] {
  const families = [subjectOf(family)];
  const event = { id: `${id}.given`, at: now, kind: 'given', families, count: 1 } as const;
  return to === null || name === null ? [] : [{ contact: to, event }];
}
