/** The texts of the console's pages, in `locales/<lang>/console.yaml`. */
export const consoleTexts = [
  'title',
  'purpose',
  'open_simulator',
  'simulator_is_off',
  'open_api',
  'open_health',
  'channels',
  'no_channels',
  'state_off',
  'state_starting',
  'state_on',
  'state_waiting',
  'state_failed',
  'not_signed_in',
  'how_to_sign_in',
  'try_again',
  'simulator',
  'simulator_help',
  'person_name',
  'add_person',
  'name_not_possible',
  'messages_of',
  'write_message',
  'send',
  'not_sent',
  'no_connection',
  'attachment',
  'remove_person',
  'clock',
  'one_hour_on',
  'one_day_on',
  'next_on',
  'clock_handled',
  'running',
  'sign_in_once',
  'simulator_at',
  'chat_begins',
] as const;

/** The name of a text of the console. */
export type ConsoleText = (typeof consoleTexts)[number];

/** Says a text of the console in the language of the installation, `{name}` filled in. */
export type Phrase = (text: ConsoleText, values?: { readonly [name: string]: string }) => string;
