import { type Context } from 'hono';
import { type Broadcast } from '../../domain/broadcast.ts';
import { BroadcastRefused } from '../../programme/broadcasts/broadcast-refused.ts';
import { formOf, type FormState, isRefused, type Mistakes } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { type PageRoutes } from '../pages/create-page-routes.ts';
import { tellingOf } from '../people/days-ago.ts';
import { type OneRoutes } from './add-act-pages.ts';
import { type AnnouncementPageParts } from './announcement-parts.ts';
import { findMistakes, mistakesOf } from './find-mistakes.ts';
import { fieldsIn, fieldsOf } from './form-fields.ts';
import { formPage } from './form-page.tsx';
import { type FormProps } from './form-props.ts';
import { readChoices } from './read-choices.ts';
import { changeOne, makeOne } from './save-announcement.ts';
import { announcementPath } from './told.ts';
import { whomWords } from './whom-words.ts';
import { zoneName } from './zone-name.ts';

/** What the form is called among forms. */
const act = 'announce';

interface FormRoutes extends OneRoutes {
  readonly pages: PageRoutes;
}

/** Adds the form that makes an announcement, and the same for changing one. */
export function addFormPages({ pages, get, post }: FormRoutes, parts: AnnouncementPageParts): void {
  pages.get('/announcements/new', async (c) =>
    c.html(formPage(await propsOf(parts, null, formOf(act, null)))),
  );
  pages.post('/announcements/new', (c) => save(c, parts, null));
  get('/announcements/:id/edit', async (c, broadcast) => {
    if (broadcast.state === 'cancelled') {
      return c.redirect(announcementPath(broadcast.id));
    }
    const typed = { ...fieldsOf(broadcast, parts.defaults.timezone) };
    return c.html(formPage(await propsOf(parts, broadcast, { ...formOf(act, null), typed })));
  });
  post('/announcements/:id/edit', (c, broadcast) => save(c, parts, broadcast));
}

/** What was typed is kept as a draft, or shown again with what is wrong with it. */
async function save(c: Context, parts: AnnouncementPageParts, before: Broadcast | null): Promise<Response> {
  const form = await readForm(c);
  const fields = fieldsIn(form.typed);
  const { phrase, broadcasts } = parts;
  const rules = { phrase, ...tellingOf(parts), before };
  const mistakes = findMistakes(fields, rules);
  const saved = isRefused({ mistakes }) ? mistakes : await keep(parts, before, form);
  if (typeof saved === 'string') {
    return c.redirect(announcementPath(saved), 303);
  }
  const now = before && (await broadcasts.get(before.id));
  const tried = { ...form, act, typed: { ...fields }, mistakes: saved };
  return c.html(formPage(await propsOf(parts, now, tried)), 400);
}

/** Keeps it and answers its id; or what was found to be wrong meanwhile. */
async function keep(
  parts: AnnouncementPageParts,
  before: Broadcast | null,
  { typed, token }: FormState,
): Promise<string | Mistakes> {
  const { phrase, broadcasts } = parts;
  const fields = fieldsIn(typed);
  try {
    const saved = before
      ? await changeOne(parts, before, { fields, edition: typed['edition'] ?? '' })
      : await makeOne(parts, fields, token);
    if (saved === 'edited') {
      return { text: phrase('announce_told_edited') };
    }
    const isForNobody = saved.state === 'draft' && (await broadcasts.preview(saved.id)).audience === 0;
    return isForNobody ? { role: phrase('announce_wrong_nobody') } : saved.id;
  } catch (fault) {
    if (fault instanceof BroadcastRefused && fault.reason !== 'not_found') {
      return mistakesOf(fault, fields, phrase);
    }
    throw fault;
  }
}

async function propsOf(
  { phrase, language, records, segments, defaults, companion }: AnnouncementPageParts,
  before: Broadcast | null,
  form: FormState,
): Promise<FormProps> {
  const { villages, groups } = await readChoices(records);
  return {
    ...{ phrase, language, form, villages, groups },
    segments: await segments.list(),
    zone: zoneName(defaults.timezone, companion.now()),
    ...(before ? shownOf(before, phrase) : newOne(form.token)),
  };
}

type About = Pick<FormProps, 'action' | 'back' | 'hidden' | 'isNew' | 'isStarted' | 'isFlow' | 'kept'>;

function newOne(token: string): About {
  const about = { isNew: true, isStarted: false, isFlow: false, kept: null };
  return { action: '/announcements/new', back: '/announcements', hidden: { token }, ...about };
}

function shownOf(before: Broadcast, phrase: FormProps['phrase']): About {
  const { id, announcement, audience, startedAt } = before;
  const back = announcementPath(id);
  const kept = whomWords(phrase, { ...audience, query: null, segment: null }, []);
  return {
    ...{ action: `${back}/edit`, back, isNew: false, isStarted: startedAt !== null },
    hidden: { edition: String(announcement.edition) },
    isFlow: announcement.flow !== null,
    kept: kept === '' ? null : kept,
  };
}
