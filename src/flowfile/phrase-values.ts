import { type PhraseKey } from '../engine/world.ts';

const person = ['name'] as const;

/** What each of the product's own texts may mention in curly brackets; the keys are all texts there are. */
export const phraseValues: { readonly [key in PhraseKey]: readonly string[] } = {
  stopped: person,
  started: person,
  still_stopped: person,
  help: person,
  not_understood: person,
  not_me: person,
  invite_unknown: person,
  invite_taken: person,
  stale_choice: person,
  nothing_to_repeat: person,
  nothing_to_go_back_to: person,
  invalid_choice: person,
  invalid_number: [...person, 'min', 'max'],
  invalid_integer: [...person, 'min', 'max'],
  invalid_range: [...person, 'min', 'max'],
  invalid_min: [...person, 'min'],
  invalid_max: [...person, 'max'],
  invalid_date: person,
  invalid_time: person,
  invalid_phone: person,
  invalid_yes_no: person,
  invalid_location: person,
  invalid_image: person,
  invalid_voice: person,
  invalid_file: person,
  invalid_text: person,
  file_too_large: person,
  trouble: person,
  task_unanswered: person,
  task_unreachable: person,
  handover: person,
};
