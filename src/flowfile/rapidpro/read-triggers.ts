import { type Trigger } from '../../engine/program.ts';
import { type Container } from './container-schema.ts';
import { type Remark } from './reading.ts';

const others: { readonly [type: string]: string } = {
  C: 'catches all other messages; here a short help text answers them',
  M: 'answers missed calls',
  V: 'answers calls',
  T: 'follows closed tickets',
  R: 'follows referrals',
  I: 'follows an opt-in',
  O: 'follows an opt-out',
  S: 'runs on a schedule; write `every` in a flow of ours',
};

/** The triggers of a flow as ours; those that nothing here pulls are remarked. */
export function readTriggers(
  triggers: Container['triggers'],
  flow: string,
): { readonly triggers: readonly Trigger[]; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const read = triggers.flatMap((trigger): readonly Trigger[] => {
    const { trigger_type: type, keywords, keyword, match_type: match } = trigger;
    const words = keywords ?? (keyword ? [keyword] : []);
    remarks.push(
      ...limitsOf(trigger).map((text): Remark => ({ kind: 'unsupported', flow, where: 'trigger', text })),
    );
    if (type === 'K' && words.length > 0) {
      return [{ kind: 'keyword', words, interrupts: true, ...(match === 'O' ? {} : { first: true }) }];
    }
    if (type === 'N') {
      return [{ kind: 'event', name: 'contact.new' }];
    }
    const what = others[type] ?? `has the unknown type "${type}"`;
    remarks.push({ kind: 'unsupported', flow, where: 'trigger', text: `a trigger is left out: it ${what}` });
    return [];
  });
  return { triggers: read, remarks };
}

/** Whom a trigger is for in RapidPro; here it is for everyone. */
function limitsOf(trigger: Container['triggers'][number]): readonly string[] {
  const { trigger_type: type, groups, exclude_groups: others, channel } = trigger;
  if (type !== 'K' && type !== 'N') {
    return [];
  }
  const named = (things: typeof groups): string => (things ?? []).map((each) => `"${each.name}"`).join(', ');
  const limits = [
    (groups ?? []).length > 0 ? `only for the groups ${named(groups)}` : '',
    (others ?? []).length > 0 ? `not for the groups ${named(others)}` : '',
    channel ? `only on the channel "${channel.name}"` : '',
  ];
  return limits.filter(Boolean).map((limit) => `a trigger is ${limit}; here it is for everyone`);
}
