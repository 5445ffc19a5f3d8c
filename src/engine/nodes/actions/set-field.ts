import { type Contact } from '../../../domain/contact/contact.ts';
import { change, type Draft } from '../../draft.ts';
import { cutText } from '../cut-text.ts';
import { createNodeEvaluation, evaluateText } from '../evaluate-at.ts';
import { describeField, textOfField } from '../field-value.ts';
import { note, noteMissing } from '../notes.ts';
import { regroupChanged } from '../regroup.ts';
import { type ActionOf } from './action-of.ts';

/** The most that a field keeps, in characters (RapidPro's `MaxFieldChars`). */
const longest = 640;

/** Sets a declared field of the contact, or clears it. */
export function setField(draft: Draft, action: ActionOf<'set_contact_field'>): undefined {
  const { text, sound } = evaluateText(draft, action.value);
  if (!sound) {
    return;
  }
  const { key, name } = action;
  const field = draft.world.workspace.fields.find((each) => each.key === key);
  if (!field) {
    noteMissing(draft, 'field', key, `key=${key},name=${name}`);
    return;
  }
  const value = cutText(text.trim(), longest);
  const { fields } = draft.contact;
  if (value === textOfField(fields[key])) {
    return;
  }
  change(draft, { fields: value === '' ? without(fields, key) : { ...fields, [key]: value } });
  const told = describeField(createNodeEvaluation(draft), field.type, value);
  note(draft, 'contact_field_changed', { field: key, value: told });
  regroupChanged(draft);
}

function without(fields: Contact['fields'], key: string): Contact['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([each]) => each !== key));
}
