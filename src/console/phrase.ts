import { answerTexts } from './answers/answer-texts.ts';
import { announcementTexts } from './announcements/announcement-texts.ts';
import { rowTexts } from './contacts/import/row-texts.ts';
import { tableTexts } from './contacts/table/table-texts.ts';
import { personTexts } from './contacts/pages/person-texts.ts';
import { channelTexts } from './health/channel-texts.ts';
import { formTexts } from './forms/form-texts.ts';
import { heldTexts } from './held/held-texts.ts';
import { inboxTexts } from './inbox/inbox-texts.ts';
import { pairingTexts } from './pairs/pages/pairing-texts.ts';
import { peopleTexts } from './people/people-texts.ts';
import { draftTexts } from './publishing/draft-texts.ts';
import { simulatorTexts } from './simulator/simulator-texts.ts';
import { timetableTexts } from './timetable/timetable-texts.ts';
import { whatsAppTexts } from './whatsapp/whatsapp-texts.ts';

/** The texts of the console's pages, in `locales/<lang>/console.yaml`. */
export const consoleTexts = [
  'page_language',
  'title',
  'menu',
  'skip_menu',
  'overview',
  'tools',
  'purpose',
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
  'sign_in_waits',
  'try_again',
  'no_such_page',
  'page_fails',
  'page_waits',
  'go_on',
  'no_connection',
  'needs_script',
  'error_bad_request',
  'error_not_found',
  'error_conflict',
  'error_too_large',
  'error_unauthorized',
  'error_unavailable',
  'error_internal',
  'back',
  'running',
  'sign_in_once',
  'chat_begins',
  'invite_of',
  ...formTexts,
  ...inboxTexts,
  ...peopleTexts,
  ...personTexts,
  ...rowTexts,
  ...tableTexts,
  ...pairingTexts,
  ...simulatorTexts,
  ...draftTexts,
  ...whatsAppTexts,
  ...announcementTexts,
  ...answerTexts,
  ...timetableTexts,
  ...heldTexts,
  ...channelTexts,
] as const;

/** The name of a text of the console. */
export type ConsoleText = (typeof consoleTexts)[number];

/** The text of this name, such as `held_cap`; undefined where there is none. */
export function findText(name: string): ConsoleText | undefined {
  return consoleTexts.find((each) => each === name);
}

/** What a page is to say: the text, and what is filled into it. */
export interface Said {
  readonly text: ConsoleText;
  readonly values?: { readonly [name: string]: string };
}

/** Says a text of the console in the language of the installation, `{name}` filled in. */
export type Phrase = (text: ConsoleText, values?: { readonly [name: string]: string }) => string;
