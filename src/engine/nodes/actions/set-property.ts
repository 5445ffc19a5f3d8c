import { isTimezone } from '../../../domain/time/calendar.ts';
import { change, type Draft } from '../../draft.ts';
import { cutText } from '../cut-text.ts';
import { evaluateText } from '../evaluate-at.ts';
import { note, noteError } from '../notes.ts';
import { regroupChanged } from '../regroup.ts';
import { fromThreeLetters, toThreeLetters } from '../three-letters.ts';
import { type ActionOf } from './action-of.ts';

/** The most that a name has, in characters (RapidPro's `MaxNameChars`). */
const longestName = 128;

/** Sets the contact's name. */
export function setName(draft: Draft, action: ActionOf<'set_contact_name'>): undefined {
  const { text, sound } = evaluateText(draft, action.value);
  const name = cutText(text.trim(), longestName);
  if (sound && name !== draft.contact.name) {
    change(draft, { name });
    note(draft, 'contact_name_changed', { name });
    regroupChanged(draft);
  }
}

/** Sets the contact's language, or clears it. */
export function setLanguage(draft: Draft, action: ActionOf<'set_contact_language'>): undefined {
  const { text, sound } = evaluateText(draft, action.value);
  const language = text.trim();
  if (!sound) {
    return;
  }
  if (language !== '' && !/^[a-z]{3}$/u.test(language)) {
    const why = language.length === 3 ? 'unrecognized language code' : 'iso-639-3 codes must be 3 characters';
    noteError(draft, `${why}, got: ${language}`);
    return;
  }
  if (language !== toThreeLetters(draft.contact.language)) {
    change(draft, { language: fromThreeLetters(language) });
    note(draft, 'contact_language_changed', { language });
    regroupChanged(draft);
  }
}

/** Sets the contact's time zone, or clears it. */
export function setTimezone(draft: Draft, action: ActionOf<'set_contact_timezone'>): undefined {
  const { text, sound } = evaluateText(draft, action.value);
  const timezone = text.trim();
  if (!sound) {
    return;
  }
  if (timezone !== '' && !isTimezone(timezone)) {
    noteError(draft, `Unrecognized timezone: '${timezone}'`, {
      code: 'timezone:invalid',
      extra: { timezone },
    });
    return;
  }
  if (timezone !== draft.contact.timezone) {
    change(draft, { timezone });
    note(draft, 'contact_timezone_changed', { timezone });
    regroupChanged(draft);
  }
}

/** Sets whether flows may reach the contact; who is not active is in no group. */
export function setStatus(draft: Draft, { status }: ActionOf<'set_contact_status'>): undefined {
  if ((draft.contact.status ?? 'active') === status) {
    return;
  }
  change(draft, { status });
  note(draft, 'contact_status_changed', { status });
  regroupChanged(draft);
}
