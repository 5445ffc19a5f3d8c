import { type Store } from '../../store/store.ts';
import { findLent } from './find-lent.ts';
import { findHeir, passWork } from './pass-work.ts';
import { settleCaseload } from './settle-caseload.ts';
import { subjectOf } from '../../domain/task.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type PairEffect } from '../../domain/pair-effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Settlement } from '../../runner/path.ts';

/** Turns a change between families and volunteers into events of those concerned. */
export async function settlePairs(
  effect: PairEffect,
  contact: Contact,
  about: { readonly store: Store; readonly now: Instant },
): Promise<Settlement> {
  const { store, now } = about;
  const { id } = effect;
  switch (effect.kind) {
    case 'caseload':
      return settleCaseload(effect, contact, about);
    case 'task_move': {
      const event = { id: `${id}.task`, at: now, kind: 'task', task: effect.task } as const;
      return { rows: [], happen: [{ contact: effect.to, event }] };
    }
    case 'paired':
      return {
        rows: [],
        happen: [
          ...(await leftBy(effect, contact, about)),
          ...givenTo(effect, contact, now),
          ...(await passWork(effect, contact, about)),
        ],
      };
    case 'returned': {
      const lent = await findLent(store, contact.id);
      const holders = new Set([effect.standIn, ...lent.map(({ holder }) => holder)]);
      return { rows: [], happen: [...holders].map((holder) => givenBackBy(holder, effect, contact, now)) };
    }
    case 'let_go':
      return letGo(effect, contact, about);
  }
}

function givenBackBy(holder: string, { id }: PairEffect, { id: owner }: Contact, now: Instant) {
  return {
    contact: holder,
    event: { id: `${id}.back.${holder}`, at: now, kind: 'give_back', owner } as const,
  };
}

async function letGo(
  { id, family, to, standIn }: Extract<PairEffect, { readonly kind: 'let_go' }>,
  { id: owner }: Contact,
  { store, now }: { readonly store: Store; readonly now: Instant },
): Promise<Settlement> {
  const lent = await findLent(store, owner);
  const about = lent.filter(({ task }) => task.about?.contact === family);
  const holders = new Set([standIn, ...about.map(({ holder }) => holder)]);
  const event = { at: now, kind: 'unpaired', family, to, owner } as const;
  return {
    rows: [],
    happen: [...holders].map((holder) => ({
      contact: holder,
      event: { id: `${id}.left.${holder}`, ...event },
    })),
  };
}

type Paired = Extract<PairEffect, { readonly kind: 'paired' }>;

/** Volunteers know a family that was merged by the id that it had with them. */
async function leftBy(
  { id, from, to, name }: Paired,
  family: Contact,
  { store, now }: { readonly store: Store; readonly now: Instant },
): Promise<Settlement['happen']> {
  if (from === null) {
    return [];
  }
  const told = to !== null && name !== null ? { told: { family: family.name, name } } : {};
  const heir = to ?? (await findHeir(store, family, now));
  const event = { at: now, kind: 'unpaired', to: heir } as const;
  const aliases = (await store.find(family.id))?.absorbed ?? [];
  return [
    { contact: from, event: { ...event, id: `${id}.left`, family: family.id, ...told } },
    ...aliases.map((alias) => ({
      contact: from,
      event: { ...event, id: `${id}.left.${alias}`, family: alias },
    })),
  ];
}

function givenTo({ id, to, name }: Paired, family: Contact, now: Instant): Settlement['happen'] {
  const families = [subjectOf(family)];
  const event = { id: `${id}.given`, at: now, kind: 'given', families, count: 1 } as const;
  return to === null || name === null ? [] : [{ contact: to, event }];
}
