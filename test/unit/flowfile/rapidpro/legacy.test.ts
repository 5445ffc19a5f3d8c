import { describe, expect, it } from '@jest/globals';
import { migrateTemplate } from '../../../../src/flowfile/rapidpro/legacy/legacy-template.ts';
import { fromLegacy } from '../../../../src/flowfile/rapidpro/legacy/from-legacy.ts';
import { toDefinition } from '../../../../src/flowfile/rapidpro/to-definition.ts';

describe('a flow of RapidPro from before version 12', () => {
  it.each([
    ['Hi @contact.first_name from @contact.village', 'Hi @contact.first_name from @fields.village'],
    ['@flow.age', '@results.age'],
    ['@flow.age.text, @flow.age.category', '@results.age.input, @results.age.category_localized'],
    ['@step.value and @child.number', '@input and @child.results.number'],
    ['@extra.foo', '@legacy_extra.foo'],
    ['@contact.telegram', '@(default(urn_parts(urns.telegram).path, ""))'],
    ['@(date.today - 10)', '@(datetime_add(today(), -10, "D"))'],
    ['@date.yesterday', '@(datetime_add(now(), -1, "D"))'],
    ['me@example.org and @@flow', 'me@example.org and @@flow'],
  ])('says %s in the words of today', (old, today) => {
    expect(migrateTemplate(old)).toBe(today);
  });

  it('becomes nodes, the entry first, with its translations, its timeout and its categories', () => {
    const rule = (uuid: string, category: object, test: object, destination: string | null) => ({
      uuid,
      category,
      destination,
      test,
    });
    const flow = fromLegacy({
      base_language: 'eng',
      flow_type: 'M',
      version: '11.12',
      entry: 'ask',
      metadata: { uuid: 'f', name: 'Old', expires: 60 },
      action_sets: [
        { uuid: 'end', y: 0, actions: [{ type: 'reply', uuid: 'a', msg: { eng: 'Bye', ind: 'Dah' } }] },
        { uuid: 'ask', y: 9, destination: 'r', actions: [] },
      ],
      rule_sets: [
        {
          uuid: 'r',
          y: 20,
          label: 'Colour',
          ruleset_type: 'wait_message',
          operand: '@step.value',
          rules: [
            rule('1', { eng: 'Red' }, { type: 'contains_any', test: { eng: 'red' } }, 'end'),
            rule('2', { eng: 'Red' }, { type: 'contains_any', test: { eng: 'rouge' } }, 'end'),
            rule('3', { eng: 'Other' }, { type: 'true' }, null),
            rule('4', { eng: 'Silence' }, { type: 'timeout', minutes: 5 }, null),
          ],
        },
      ],
    });
    const { definition, remarks } = toDefinition(flow, true);
    expect(remarks).toEqual([]);
    expect(definition?.nodes.map(({ uuid }) => uuid)).toEqual(['ask', 'end', 'r']);
    expect(definition?.localization).toEqual({ ind: { a: { text: ['Dah'] } } });
    const router = definition?.nodes[2]?.router;
    expect(router?.categories.map(({ name }) => name)).toEqual(['Red', 'Other', 'Silence']);
    expect(router).toMatchObject({
      operand: '@input',
      result_name: 'Colour',
      cases: [{ arguments: ['red'] }, { arguments: ['rouge'] }],
      default_category_uuid: router?.categories[1]?.uuid,
      wait: { type: 'msg', timeout: { seconds: 300, category_uuid: router?.categories[2]?.uuid } },
    });
  });

  it('is refused with its reason where it is broken', () => {
    const { definition, remarks } = toDefinition({ action_sets: 'none' }, false);
    expect(definition).toBeNull();
    expect(remarks).toMatchObject([{ kind: 'error', text: expect.stringContaining('action_sets') }]);
  });
});
