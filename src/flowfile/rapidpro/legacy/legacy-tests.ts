import { type LegacyTest, type LegacyTexts } from './legacy-schema.ts';
import { keepText, type TextKeeper } from './legacy-texts.ts';

const names: { readonly [type: string]: string } = {
  between: 'has_number_between',
  contains: 'has_all_words',
  contains_any: 'has_any_word',
  contains_only_phrase: 'has_only_phrase',
  contains_phrase: 'has_phrase',
  date: 'has_date',
  date_after: 'has_date_gt',
  date_before: 'has_date_lt',
  date_equal: 'has_date_eq',
  has_email: 'has_email',
  eq: 'has_number_eq',
  gt: 'has_number_gt',
  gte: 'has_number_gte',
  lt: 'has_number_lt',
  lte: 'has_number_lte',
  not_empty: 'has_text',
  number: 'has_number',
  phone: 'has_phone',
  regex: 'has_pattern',
  starts: 'has_beginning',
  state: 'has_state',
  district: 'has_district',
  ward: 'has_ward',
  in_group: 'has_group',
  subflow: 'has_only_text',
  webhook_status: 'has_only_text',
  airtime_status: 'has_category',
};

/** A test of old as a case of today; undefined for those that are none (`true`, `timeout`). */
export function migrateTest(
  test: LegacyTest,
  uuid: string,
  keeper: TextKeeper,
): { readonly type: string; readonly arguments: readonly string[] } | undefined {
  const type = names[test.type];
  return type === undefined ? undefined : { type, arguments: argumentsOf(test, uuid, keeper) };
}

function argumentsOf(test: LegacyTest, uuid: string, keeper: TextKeeper): readonly string[] {
  const keep = (texts: LegacyTexts): string => keepText(keeper, texts, { uuid, property: 'arguments' });
  switch (test.type) {
    case 'between':
      return [keep(test.min), keep(test.max)];
    case 'ward':
      return [keep(test.district), keep(test.state)];
    case 'in_group': {
      const { uuid: group = '', name = '' } = test.test as { readonly uuid?: string; readonly name?: string };
      return [group, name];
    }
    case 'subflow':
      return [test.exit_type ?? ''];
    case 'webhook_status':
      return [test.status === 'success' ? 'Success' : 'Failure'];
    case 'airtime_status':
      return ['Success'];
    default:
      return test.test === null || test.test === undefined ? [] : [keep(test.test as LegacyTexts)];
  }
}
