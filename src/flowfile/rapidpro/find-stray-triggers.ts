import { type Container } from './container-schema.ts';
import { type Remark } from './reading.ts';

/** Triggers of an export whose flow it does not hold, or not in a form that can be read: nothing will be started by them. */
export function findStrayTriggers(
  triggers: Container['triggers'],
  flows: ReadonlySet<string>,
): readonly Remark[] {
  return triggers
    .filter(({ flow }) => !flows.has(flow?.uuid ?? ''))
    .map(({ flow, trigger_type: type, keywords, keyword }) => {
      const words = keywords ?? (keyword ? [keyword] : []);
      const what = words.length > 0 ? `with the keyword "${words.join('", "')}"` : `of the type "${type}"`;
      const named = flow?.name ?? flow?.uuid;
      const text = named
        ? `a trigger ${what} is left out: its flow "${named}" is not among those read; export both together`
        : `a trigger ${what} is left out: it names no flow`;
      return { kind: 'missing', flow: named ?? '', where: 'trigger', text };
    });
}
