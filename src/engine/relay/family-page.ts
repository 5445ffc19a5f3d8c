import { type Draft } from '../draft.ts';

/** So many families are listed at once; the number behind them lists the next. */
const most = 8;

/** A part of the families that a volunteer may mean. */
export interface FamilyPage<Family> {
  readonly shown: readonly Family[];
  /** How many stand before them. */
  readonly from: number;
  /** Where the next ones begin, behind the last the first again; null where all are shown. */
  readonly next: number | null;
}

/** The families that are listed, the latest first; nobody is out of reach, however many wrote. */
export function familyPage<Family>(oldestFirst: readonly Family[], from = 0): FamilyPage<Family> {
  const all = oldestFirst.toReversed();
  const start = from < all.length ? from : 0;
  const shown = all.slice(start, start + most);
  const isLast = start + most >= all.length;
  return { shown, from: start, next: all.length <= most ? null : isLast ? 0 : start + most };
}

/** The lines of a list, each with the number by which it is chosen. */
export function linesOf({ contact, world }: Draft, { shown, next }: FamilyPage<string>): readonly string[] {
  const { name, language } = contact;
  const others = next === null ? [] : [world.phrase(language, 'reply_others', { name })];
  return [...shown, ...others].map((who, index) =>
    world.phrase(language, 'reply_line', { name, number: String(index + 1), who }),
  );
}

/** Whether the number behind those that were listed is meant. */
export function asksForOthers(word: string, shown: readonly unknown[]): boolean {
  return word === String(shown.length + 1);
}
