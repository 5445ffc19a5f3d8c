import { type Announcement } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Media } from '../../domain/message.ts';
import { type Draft, send } from '../draft.ts';
import { renderTemplate } from '../expressions/evaluate.ts';
import { parseTemplate } from '../expressions/parse-template.ts';
import { type Template } from '../expressions/template.ts';
import { openTurn } from '../open-turn.ts';
import { roots } from '../roots.ts';
import { createScope } from '../scope.ts';
import { mediaOf } from '../steps/say.ts';
import { type World } from '../world.ts';

/** What somebody reads of an announcement; `failed` is the expression that cannot be told for them. */
export interface RenderedAnnouncement {
  readonly text: string;
  /** What is asked at its end, however long the text is. */
  readonly tail: string;
  readonly failed: string | null;
}

type Texts = Announcement['text'];

/** Texts parsed before, as long as anybody holds them: one announcement goes to thousands. */
const parsed = new WeakMap<Texts, Map<string, Template>>();

/** The text of an announcement in the contact's language, or the nearest there is, with what it asks for. */
export function renderAnnouncement(draft: Draft, announcement: Announcement): RenderedAnnouncement {
  const { contact, world } = draft;
  const language = [...world.languages(contact.language), announcement.language].find((each) =>
    Object.hasOwn(announcement.text, each),
  );
  if (language === undefined) {
    return { text: '', tail: '', failed: null };
  }
  const { text, errors } = renderTemplate(templateOf(announcement.text, language), createScope(draft, null));
  const tail = announcement.receipt ? `\n\n${world.phrase(contact.language, 'announce_receipt')}` : '';
  return { text, tail, failed: errors[0]?.expression ?? null };
}

/** The same as it is sent, outside of a turn: for a preview, or a message whose text was edited before it went out. */
export function rehearseAnnouncement(
  world: World,
  contact: Contact,
  announcement: Announcement,
): Pick<RenderedAnnouncement, 'text' | 'failed'> {
  const event = {
    id: `read ${announcement.broadcast}`,
    at: world.now,
    kind: 'broadcast',
    announcement,
    local: null,
  } as const;
  const draft = openTurn(world, contact, event);
  const { text, tail, failed } = renderAnnouncement(draft, announcement);
  send(draft, text, {}, tail);
  const sent = draft.effects.at(-1);
  return { text: sent?.kind === 'send' ? sent.text : '', failed };
}

/** The files that go with an announcement. */
export function filesOf({ media, file }: Announcement): readonly Media[] {
  return [...mediaOf(media), ...(file === undefined ? [] : [file])];
}

function templateOf(texts: Texts, language: string): Template {
  const known = parsed.get(texts) ?? new Map<string, Template>();
  const template = known.get(language) ?? parseTemplate(texts[language] ?? '', roots);
  parsed.set(texts, known.set(language, template));
  return template;
}
