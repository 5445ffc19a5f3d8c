import { type Value } from '../../../domain/value.ts';
import { type Draft } from '../../draft.ts';
import { type Template } from '../../expressions/template.ts';
import { evaluateText } from '../evaluate-at.ts';
import { type Recipients } from '../node-flow.ts';
import { noteError } from '../notes.ts';
import { isUrn, readUrn } from '../urn.ts';
import { findNamed } from './find-named.ts';

/** Whom a broadcast or a session is for, by name; undefined properties where there are none. */
export interface FoundRecipients {
  readonly groups: readonly string[] | undefined;
  readonly contacts: readonly string[] | undefined;
  readonly urns: readonly string[] | undefined;
  readonly contact_query: string | undefined;
}

/** Resolves the recipients that a flow names; what cannot be resolved is noted. */
export function findRecipients(draft: Draft, to: Recipients): FoundRecipients {
  const known = draft.world.workspace.groups;
  const groups = findNamed(draft, to.groups, { things: known, what: 'group' }).map(({ name }) => name);
  const contacts = to.contacts.map(({ name }) => name);
  const urns = to.urns.flatMap((each) => evaluateText(draft, each).text || []);
  for (const variable of to.variables) {
    const text = evaluateText(draft, variable).text.trim();
    const group = known.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (group) {
      groups.push(group.name);
    } else if (/^[0-9a-f]{8}-[0-9a-f]{4}-/u.test(text)) {
      contacts.push(text);
    } else if (isUrn(readUrn(text)) || /^\+?\d{7,15}$/u.test(text)) {
      urns.push(text.includes(':') ? text : `tel:${text}`);
    } else {
      noteError(draft, `'${text}' couldn't be resolved to a contact, group or URN`);
    }
  }
  const query = to.query ? writeQuery(draft, to.query) : '';
  return {
    groups: some(groups),
    contacts: some(contacts),
    urns: some(urns),
    contact_query: query === '' ? undefined : query,
  };
}

/** What expressions give stands in quotes, so that nobody's name can change what is asked. */
function writeQuery(draft: Draft, { source, parts }: Template): string {
  return parts
    .map((part) =>
      part.kind === 'text' ? part.text : JSON.stringify(evaluateText(draft, { source, parts: [part] }).text),
    )
    .join('');
}

/** Whether there is nobody at all. */
export function isNobody(found: FoundRecipients): boolean {
  return Object.values(found).every((each: Value | undefined) => each === undefined);
}

const some = (names: readonly string[]): readonly string[] | undefined =>
  names.length > 0 ? names : undefined;
