import { isMap } from 'yaml';
import { type DayCondition, marketDays } from '../../domain/time/local-days.ts';
import { type Fields, readFields } from '../yaml/read-fields.ts';
import { readName } from './read-name.ts';
import { readWord } from '../yaml/read-scalar.ts';
import { readList, type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';

/** Reads `not_on` and `only_on`: sets of days of `calendar.yaml`, or `market_day: pon`. */
export function readDayCondition(
  source: Source,
  fields: Fields,
  known: ReadonlySet<string> | null,
): DayCondition {
  const [not, only] = [fields.get('not_on'), fields.get('only_on')];
  return {
    notOn: not ? readSets(source, not, known) : [],
    onlyOn: only ? readSets(source, only, known) : [],
  };
}

function readSets(source: Source, slot: Slot, known: ReadonlySet<string> | null): readonly string[] {
  const items = isMap(slot.node) ? [slot] : readList(source, slot, { single: true });
  return items.flatMap((item) =>
    isMap(item.node)
      ? readMarketDays(source, item)
      : (readName(source, item, { what: 'set of days in calendar.yaml', known }) ?? []),
  );
}

function readMarketDays(source: Source, slot: Slot): readonly string[] {
  const fields = readFields(source, slot, {
    what: slot.name,
    keys: ['market_day'],
    required: ['market_day'],
  });
  const day = fields?.get('market_day');
  return day
    ? readList(source, day, { single: true }).flatMap((item) => readWord(source, item, marketDays) ?? [])
    : [];
}
