import { describe, expect, it } from '@jest/globals';
import { flowSchema } from '../../../../src/flowfile/flow/flow-schema.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';

interface Part {
  readonly properties: { readonly [key: string]: Part };
  readonly items: Part;
  readonly anyOf: readonly Part[];
  readonly enum: readonly string[];
  readonly required?: readonly string[];
}
const root = flowSchema as unknown as Part;
const forms = root.properties['steps']?.items.anyOf ?? [];
const formOf = (verb: string): Part => {
  const form = forms.find(({ required }) => required?.[0] === verb);
  if (form === undefined) {
    throw new Error(`the schema has no ${verb}`);
  }
  return form;
};
const keysOf = (part: Part | undefined): readonly string[] => Object.keys(part?.properties ?? {}).sort();
const inside = (verb: string): Part | undefined => formOf(verb).properties[verb];
const beside = (key: string): Part | undefined => formOf('ask').properties[key];

/** What the reader says may stand where something unknown stands; in steps it names no verb twice. */
function known(text: string): readonly string[] {
  const said = readFlow({ file: 'x.yaml', text }).faults.map((fault) => fault.text);
  const keys = said.flatMap((each) => / has no "xxxxxxxxxx"; it may have (.*)$/u.exec(each)?.[1] ?? []);
  expect(keys).toHaveLength(1);
  return keys.join('').split(', ').sort();
}
const step = (line: string): string => `steps:\n  - ${line}\n`;
const ask = (more: string): string => step(`{ ask: Apa?, id: apa, ${more} }`);
const trigger = (line: string): string => `triggers:\n  - ${line}\n${step('say: Halo')}`;

describe('the schema of flow files', () => {
  it('has the verbs of the reader, each with what may stand beside it', () => {
    const [unknown = ''] = readFlow({ file: 'x.yaml', text: step('{ id: x }') }).faults.map(
      ({ text }) => text,
    );
    const verbs = (/give it one of (.*)$/u.exec(unknown)?.[1] ?? '').split(', ');
    expect(forms.flatMap(({ required }) => required?.[0] ?? []).sort()).toEqual(verbs.sort());
    for (const verb of verbs) {
      expect([verb, ...known(step(`{ ${verb}: x, xxxxxxxxxx: 1 }`))]).toEqual([
        verb,
        ...keysOf(formOf(verb)),
      ]);
    }
  });

  it.each([
    ['a flow', `xxxxxxxxxx: 1\n${step('say: Halo')}`, root],
    ['a trigger', trigger('{ keyword: a, xxxxxxxxxx: 1 }'), root.properties['triggers']?.items],
    ['every', trigger('every: { xxxxxxxxxx: 1 }'), root.properties['triggers']?.items.properties['every']],
    ['after', trigger('after: { xxxxxxxxxx: 1 }'), root.properties['triggers']?.items.properties['after']],
    ['a choice', ask('choices: [{ label: a, xxxxxxxxxx: 1 }]'), beside('choices')?.items],
    ['a reminder', ask('remind: [{ after: 1d, xxxxxxxxxx: 1 }]'), beside('remind')?.items],
    ['a timeout', ask('timeout: { after: 1d, xxxxxxxxxx: 1 }'), beside('timeout')],
    ['invalid', ask('invalid: { xxxxxxxxxx: 1 }'), beside('invalid')],
    ['an entry of if', step('if: [{ goto: end, xxxxxxxxxx: 1 }]'), inside('if')?.items],
    ['a task', step('task: { xxxxxxxxxx: 1 }'), inside('task')],
    ['notify', step('notify: { xxxxxxxxxx: 1 }'), inside('notify')],
    ['handover', step('handover: { xxxxxxxxxx: 1 }'), inside('handover')],
  ])('knows the same keys as the reader: %s', (_, text, part) => {
    expect(known(text)).toEqual(keysOf(part));
  });

  it('knows every type of answer, and no other', () => {
    const [fault] = readFlow({ file: 'x.yaml', text: ask('answer: xxxxxxxxxx') }).faults.filter(
      ({ level }) => level === 'error',
    );
    for (const answer of beside('answer')?.enum ?? []) {
      expect(fault?.text).toMatch(new RegExp(`\\b${answer}\\b`, 'u'));
      const { faults } = readFlow({ file: 'x.yaml', text: ask(`answer: ${answer}`) });
      expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
    }
    expect(beside('answer')?.enum).toHaveLength(12);
  });
});
