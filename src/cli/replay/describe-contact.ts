import { type Contact } from '../../domain/contact/contact.ts';
import { openTurn } from '../../engine/open-turn.ts';
import { createNodeEvaluation } from '../../engine/nodes/evaluate-at.ts';
import { describeField } from '../../engine/nodes/field-value.ts';
import { isoMoment } from '../../engine/nodes/iso-moment.ts';
import { toThreeLetters } from '../../engine/nodes/three-letters.ts';
import { type World } from '../../engine/world.ts';

/** A contact as a replay tells it at the end; what is empty is left out. */
export function describeContact(world: World, contact: Contact): object {
  const evaluation = createNodeEvaluation(
    openTurn(world, contact, { id: '', at: world.now, kind: 'handback' }),
  );
  const fields = world.workspace.fields.flatMap(({ key, type }) => {
    const told = describeField(evaluation, type, contact.fields[key] ?? null);
    return told === null ? [] : [[key, told] as const];
  });
  const told = {
    name: contact.name,
    language: toThreeLetters(contact.language),
    status: contact.status ?? 'active',
    timezone: contact.timezone,
    last_seen_on: contact.lastHeardAt === null ? '' : shortest(isoMoment(contact.lastHeardAt)),
    urns: contact.urns ?? [],
    groups: contact.groups.length > 0 ? contact.groups : '',
    fields: fields.length > 0 ? Object.fromEntries(fields) : '',
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));
}

/** RapidPro writes no fraction of a second that is nothing. */
function shortest(moment: string): string {
  return moment.replace(/\.?0+Z$/u, 'Z');
}
