import { type GroupLimits, type Trigger } from '../../engine/program.ts';
import { type Container } from './container-schema.ts';
import { type Remark } from './reading.ts';

type ReadTrigger = Container['triggers'][number];

const others: { readonly [type: string]: string } = {
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
      ...channelOf(trigger).map((text): Remark => ({ kind: 'unsupported', flow, where: 'trigger', text })),
    );
    const groups = groupLimits(trigger);
    if (type === 'K' && words.length > 0) {
      const first = match === 'O' ? {} : { first: true };
      return [{ kind: 'keyword', words, interrupts: true, ...first, ...groups }];
    }
    if (type === 'N') {
      return [{ kind: 'event', name: 'contact.new', ...groups }];
    }
    if (type === 'C') {
      return [{ kind: 'anything', ...groups }];
    }
    const what = others[type] ?? `has the unknown type "${type}"`;
    remarks.push({ kind: 'unsupported', flow, where: 'trigger', text: `a trigger is left out: it ${what}` });
    return [];
  });
  return { triggers: read, remarks };
}

/** Whom a trigger is for. */
function groupLimits({ groups, exclude_groups: others }: ReadTrigger): { readonly groups?: GroupLimits } {
  const named = (things: ReadTrigger['groups']): readonly string[] => (things ?? []).map(({ name }) => name);
  const limits = { only: named(groups), not: named(others) };
  return limits.only.length + limits.not.length > 0 ? { groups: limits } : {};
}

/** Here a flow is on all channels. */
function channelOf({ trigger_type: type, channel }: ReadTrigger): readonly string[] {
  return channel && ['K', 'N', 'C'].includes(type)
    ? [`a trigger is only on the channel "${channel.name}"; here it is on all`]
    : [];
}
