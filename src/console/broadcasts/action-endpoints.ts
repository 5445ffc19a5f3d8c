import { z } from 'zod';
import { type Broadcast } from '../../domain/broadcast.ts';
import { isDate } from '../../domain/time/day.ts';
import { digest } from '../../domain/text/digest.ts';
import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';
import { type Companion } from '../../runner/companion.ts';
import { idPath, pageQuery } from '../http/common-schema.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { type Row } from '../../domain/row.ts';
import { type Phrase } from '../phrase.ts';
import { reasonWords } from '../held/reason-words.ts';
import { filters } from '../rows/row-query.ts';
import { rowView, viewRow } from '../rows/row-view.ts';
import { meant } from './broadcast-body.ts';
import { broadcastView, viewBroadcast } from './broadcast-view.ts';
import { orRefuse } from './or-refuse.ts';

/** What the routes that move a broadcast need. */
export interface ActionParts {
  readonly broadcasts: Broadcasts;
  readonly companion: Companion;
  readonly phrase: Phrase;
}

/** The routes that look at a broadcast beforehand, move it, and list whom it reached. */
export function actionEndpoints(parts: ActionParts): readonly Endpoint[] {
  const simple = [
    ['pause', 'Holds what is not sent yet.', (by: Broadcasts, id: string) => by.pause(id)],
    ['cancel', 'Takes back what is not sent yet, for good.', (by: Broadcasts, id: string) => by.cancel(id)],
  ] as const;
  const again = [
    [
      'resume',
      'Lets a paused broadcast go on.',
      (by: Broadcasts, id: string, asked: Again) => by.resume(id, asked),
    ],
    [
      'retry',
      'Gives it again to those who did not get it.',
      (by: Broadcasts, id: string, asked: Again) => by.retry(id, asked),
    ],
  ] as const;
  return [
    preview(parts),
    test(parts),
    action(parts, {
      name: 'approve',
      summary: 'A second pair of eyes has looked at it.',
      body: z.strictObject({ by: z.string().trim().min(1).max(200) }),
      act: (broadcasts, id, { by }) => broadcasts.approve(id, by),
    }),
    action(parts, {
      name: 'start',
      summary: 'Starts it: now, at a moment, or at a time by the clock of each person.',
      body: startBody,
      act: (broadcasts, id, { at, local_time: local, confirm }) =>
        broadcasts.start(id, { at: at === null ? null : Date.parse(at), local, confirm }),
    }),
    ...simple.map(([name, summary, act]) => action(parts, { name, summary, body: z.strictObject({}), act })),
    ...again.map(([name, summary, act]) => action(parts, { name, summary, body: againBody, act })),
    recipients(parts),
  ];
}

function isOnADay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split(/[-T]/u).map(Number);
  return isDate(year, month, day);
}

const againBody = z.strictObject({ confirm: meant });

type Again = z.infer<typeof againBody>;

const startBody = z
  .strictObject({
    at: z.iso.datetime({ offset: true }).nullable().default(null),
    local_time: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/u)
      .refine(isOnADay, 'There is no such day.')
      .nullable()
      .default(null)
      .describe('Such as `2026-11-30T08:00`, in the time zone of each person.'),
    confirm: meant,
  })
  .refine(({ at, local_time: local }) => at === null || local === null, {
    message: 'Send either "at" or "local_time".',
  });

function action<Body>(
  { broadcasts, companion }: ActionParts,
  about: {
    readonly name: string;
    readonly summary: string;
    readonly body: z.ZodType<Body>;
    readonly act: (broadcasts: Broadcasts, id: string, body: Body) => Promise<Broadcast>;
  },
): Endpoint {
  return endpoint({
    method: 'post',
    route: `/api/broadcasts/:id/${about.name}`,
    summary: about.summary,
    path: idPath,
    body: about.body,
    answer: broadcastView,
    errors: [404, 409],
    handle: async ({ path: { id }, body, idempotencyKey }) => {
      const act = (by: Broadcasts) => about.act(by, id, body);
      const broadcast = await orRefuse(() =>
        idempotencyKey === null
          ? act(broadcasts)
          : broadcasts.once(id, digest(`${about.name} ${idempotencyKey}`), act),
      );
      return viewBroadcast(broadcast, companion.now());
    },
  });
}

const counts = z.record(z.string(), z.int());

function preview({ broadcasts }: ActionParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/broadcasts/:id/preview',
    summary: 'Who would get it and who not, with reasons, ten examples, and how many days it takes.',
    path: idPath,
    body: z.strictObject({}),
    answer: z.object({
      audience: z.int(),
      unknown: z.int().describe('Ids of `contacts` that are nobody’s.'),
      go: z.int(),
      held: counts,
      skipped: counts,
      broken: z.int(),
      examples: z.array(
        z.object({ contact: z.string(), name: z.string(), text: z.string(), broken: z.string().nullable() }),
      ),
      days: z.int(),
    }),
    errors: [404],
    handle: ({ path }) => orRefuse(() => broadcasts.preview(path.id)),
  });
}

function test({ broadcasts }: ActionParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/broadcasts/:id/test',
    summary: 'Sends it to one contact at once; counted nowhere.',
    path: idPath,
    body: z.strictObject({ contact: z.string().min(1).max(200) }),
    status: 202,
    answer: z.object({ sent_to: z.string() }),
    errors: [404],
    handle: async ({ path, body: { contact }, idempotencyKey }) => {
      await orRefuse(async () => broadcasts.test(path.id, contact, idempotencyKey));
      return { sent_to: contact };
    },
  });
}

const recipientView = rowView.extend({
  words: z.string().nullable().describe('The reason, to be read by a coordinator.'),
});

function viewRecipient(row: Row, phrase: Phrase): z.infer<typeof recipientView> {
  const { reason, state } = row.data;
  const isToTell = typeof reason === 'string' && state !== 'read';
  return { ...viewRow(row), words: isToTell ? reasonWords(phrase, reason) : null };
}

function recipients({ broadcasts, phrase }: ActionParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/broadcasts/:id/recipients',
    summary: 'Each recipient with state and reason.',
    path: idPath,
    query: pageQuery.extend({ state: filters.deliveries.state }),
    answer: z.object({ recipients: z.array(recipientView) }),
    errors: [404],
    handle: async ({ path, query: { state = null, after = null, limit } }) => {
      await orRefuse(() => broadcasts.get(path.id));
      const rows = await broadcasts.recipients(path.id, { state, after, limit });
      return { recipients: rows.map((row) => viewRecipient(row, phrase)) };
    },
  });
}
