import { type Program, type Trigger } from '../../../engine/program.ts';
import { type TheirReference } from './exporting.ts';

/** A trigger as it is written to JSON. */
export interface TheirTrigger {
  readonly trigger_type: 'K' | 'N' | 'C';
  readonly flow: TheirReference;
  readonly [property: string]: unknown;
}

/** The longest keyword there. */
const longest = 16;

/** What starts a flow, as triggers; what nothing starts there is told. */
export function writeTriggers(
  { triggers }: Program,
  flow: TheirReference,
  tell: (text: string) => void,
): readonly TheirTrigger[] {
  return triggers.flatMap((trigger): readonly TheirTrigger[] => {
    if (trigger.kind === 'event' && trigger.name === 'contact.new') {
      return [{ trigger_type: 'N', flow, ...unlimited }];
    }
    return trigger.kind === 'keyword' ? keywordTrigger(trigger, flow, tell) : untold(trigger, tell);
  });
}

const unlimited = { groups: [], exclude_groups: [], channel: null };

function keywordTrigger(
  { words, first }: Extract<Trigger, { readonly kind: 'keyword' }>,
  flow: TheirReference,
  tell: (text: string) => void,
): readonly TheirTrigger[] {
  const small = words.map((word) => word.toLowerCase());
  const keywords = small.filter((word) => word.length <= longest && !/\s/u.test(word));
  for (const word of small.filter((each) => !keywords.includes(each))) {
    tell(`the keyword "${word}" is left out: there it is one word of at most ${longest} letters`);
  }
  const match = first ? 'F' : 'O';
  return keywords.length === 0
    ? []
    : [{ trigger_type: 'K', flow, ...unlimited, keywords, match_type: match }];
}

function untold(trigger: Trigger, tell: (text: string) => void): readonly TheirTrigger[] {
  tell(
    trigger.kind === 'event'
      ? `nothing there starts it on "${trigger.name}"`
      : `its trigger "${trigger.kind}" is left out: make a campaign or schedule there`,
  );
  return [];
}
