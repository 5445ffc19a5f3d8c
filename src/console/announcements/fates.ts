import { type DeliveryState } from '../../domain/delivery.ts';
import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';

type Tally = Awaited<ReturnType<Broadcasts['tally']>>[number];

/** What may have become of an announcement for somebody, in the order in which it is told. */
export const fates = [
  ...(['read', 'delivered', 'sent', 'queued', 'held', 'failed', 'expired', 'cancelled', 'skipped'] as const),
] as const satisfies readonly DeliveryState[];

/** So many people share a fate; why, by reason. */
export interface FateCount {
  readonly fate: DeliveryState;
  readonly count: number;
  readonly reasons: readonly (readonly [reason: string, count: number])[];
}

const withReason: readonly DeliveryState[] = ['held', 'failed', 'expired', 'cancelled', 'skipped'];

/** How many share each fate, and why those who wait or lack it do; what nobody shares is left out. */
export function countFates(tallies: readonly Tally[]): readonly FateCount[] {
  return fates
    .map((fate) => ({ fate, rows: tallies.filter(({ of }) => of.state === fate) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ fate, rows }) => {
      const reasons = new Map<string, number>();
      for (const { of, count } of withReason.includes(fate) ? rows : []) {
        const reason = of.reason ?? '';
        reasons.set(reason, (reasons.get(reason) ?? 0) + count);
      }
      const known = [...reasons].filter(([reason]) => reason !== '');
      return {
        fate,
        count: rows.reduce((sum, { count }) => sum + count, 0),
        reasons: known.sort(([, one], [, other]) => other - one),
      };
    });
}
