import { type Fault, fault } from '../../telegram-server/faults.ts';

/** What Telegram does to the announcement for somebody. */
export type Fate =
  'well' | 'blocked' | 'refused' | 'throttled' | 'broken' | 'gateway' | 'lost' | 'dropped' | 'hangs';

/** By these numbers a place in the crowd gets its fate; who is met by none fares well. */
const met: readonly (readonly [Fate, number, number])[] = [
  ['blocked', 50, 7],
  ['throttled', 60, 11],
  ['broken', 70, 13],
  ['gateway', 80, 17],
  ['lost', 90, 19],
  ['dropped', 110, 23],
  ['hangs', 130, 29],
  ['refused', 140, 31],
];

/** The fate of a place in the crowd. */
export function fateOf(place: number): Fate {
  return met.find(([, every, first]) => place % every === first)?.[0] ?? 'well';
}

const faults: { readonly [fate in Fate]?: Fault } = {
  blocked: fault.refuse(403, 'Forbidden: bot was blocked by the user'),
  refused: fault.refuse(400, 'Bad Request: MESSAGE_NOT_WELCOME'),
  throttled: fault.tooMany(1),
  broken: fault.refuse(500, 'Internal Server Error'),
  gateway: fault.page(502),
  lost: fault.lose,
  dropped: fault.drop,
  hangs: fault.hang,
};

/** What never comes, however often it is tried. */
export const never: readonly Fate[] = ['blocked', 'refused'];

/** What goes wrong with the next call for a place; all but what never comes goes wrong once. */
export function createFates(): (place: number) => Fault | undefined {
  const met = new Set<number>();
  return (place) => {
    const fate = fateOf(place);
    if (met.has(place) && !never.includes(fate)) {
      return undefined;
    }
    met.add(place);
    return faults[fate];
  };
}
