import { z } from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { isEmoji } from '../../domain/text/is-emoji.ts';
import { type NumberRules } from '../../domain/number-rules.ts';
import { type Retention } from '../../domain/retention.ts';
import { type Limits, type Manners } from '../../engine/world.ts';
import { audience, silenceSetting, toCare, visitsSetting } from './care-settings.ts';
import { type PeopleRules } from '../../domain/contact/people-rules.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { fieldsSetting, placesSetting, toPeopleRules } from './people-settings.ts';
import { purposesSetting, retentionSetting, toPurposes } from './consent-settings.ts';
import { type TicketDesk, ticketsSetting, toDesk } from './ticket-settings.ts';
import { type Fault } from '../yaml/fault.ts';
import { type QuestionDefaults } from '../flow/flow-reading.ts';
import { parseDuration } from '../flow/read-duration.ts';
import { readData } from '../yaml/read-data.ts';
import { openSource } from '../yaml/source.ts';

/** How the programme behaves, as its staff set it in `programme.yaml`. */
export interface Settings {
  readonly manners: Manners;
  readonly limits: Limits;
  readonly question: QuestionDefaults;
  /** Waits after the first, second, … network fault of a send; after the last one it has failed. */
  readonly retry: readonly Millis[];
  /** An audience query for whom urgent words reach. */
  readonly onDuty: string;
  /** What is laid down about people: where they live, and what is known of them. */
  readonly people: PeopleRules;
  /** Above so many recipients somebody else looks at an announcement before it is started. */
  readonly approvalAbove: number;
  /** How the WhatsApp number is used. */
  readonly number: NumberRules;
  readonly retention: Retention;
  readonly desk: TicketDesk;
}

const duration = z
  .string({ error: 'must be a duration such as 24h' })
  .refine((text) => parseDuration(text) !== undefined, { error: 'must be a duration such as 24h' })
  .transform((text): Millis => parseDuration(text) ?? 0);
const longer = duration.refine((length) => length > 0, { error: 'must be longer than nothing' });
const hour = z
  .string({ error: 'must be an hour such as "20:00"' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: 'must be an hour such as "20:00"' });
const count = z
  .int({ error: 'must be a whole number, 1 or more' })
  .min(1, { error: 'must be a whole number, 1 or more' });
const hours = (from: string, to: string) =>
  orOff(
    z.strictObject(
      { from: hour.default(from), to: hour.default(to) },
      { error: `must be { from: "${from}", to: "${to}" } or off` },
    ),
  );

const range = (from: string, to: string) =>
  z
    .strictObject(
      { from: longer.prefault(from), to: longer.prefault(to) },
      { error: `must be { from: ${from}, to: ${to} }` },
    )
    .refine(({ from: least, to: most }) => least <= most, { error: 'must begin with the shorter time' })
    .prefault({});

/** Unasked messages on each of a new number's first days: from a few acquaintances to the usual budget. */
const firstDays = [20, 40, 60, 80, 120, 160, 240, 320, 400, 500];

/** Every setting with its default and the reason for it. */
const shape = z.strictObject(
  {
    /** Families rise and rest early, and a phone is often shared: nothing unasked from evening to morning. */
    quiet_hours: hours('20:00', '07:00'),
    /** Men are at the mosque and phones are silent; a message then is a disturbance. */
    friday_prayer: hours('11:30', '13:00'),
    /** More than one unasked talk a day is noise; who leaves three unanswered is asked once in a month only. */
    cap: orOff(
      z.strictObject(
        {
          per_day: count.default(1),
          per_week: count.default(3),
          unanswered: count.default(3),
          then_once_in: longer.prefault('30d'),
        },
        { error: 'must be { per_day: 1, per_week: 3, unanswered: 3, then_once_in: 30d } or off' },
      ),
    ),
    /** A day later people have forgotten, after three they may have been ill; after a week the moment is gone. */
    question: z
      .strictObject({
        remind: z.array(longer, { error: 'must be a list of durations' }).prefault(['24h', '72h']),
        timeout: longer.prefault('7d'),
      })
      .prefault({}),
    /** A reminder of the day before yesterday confuses more than it helps. */
    reminder_too_late: longer.prefault('24h'),
    /** Who takes up the phone wants to talk until the matter is done; half a day later the bot may go on. */
    phone_pause: longer.prefault('12h'),
    /** A message more for each; words that follow say as much. Where a flow ends with a voice note it calms. */
    taken_sign: orOff(
      z.string({ error: 'must be an emoji such as "👍", or off' }).refine(isEmoji, {
        error: 'must be an emoji such as "👍", or off',
      }),
      'off',
    ),
    /** Two bots that answer each other, or a flow that turns in a circle, are stopped before they annoy. */
    loop_guard: z.strictObject({ equal: count.default(5), within: longer.prefault('10m') }).prefault({}),
    /** Where people live. */
    places: placesSetting,
    /** What is known of people beside their names. */
    fields: fieldsSetting,
    /** Whom words of hunger, violence or disaster reach at once: an audience query. */
    on_duty: audience.default('role = coordinator'),
    /** A mistake in a text for a village is embarrassing, in one for the district it costs trust: two look at it. */
    announcements: z.strictObject({ approval_above: count.default(200) }).prefault({}),
    /** Nobody falls silent unseen: after two weeks the companion asks, after a month a coordinator is told. */
    silence: orOff(silenceSetting),
    /** What is to be done for each family again and again. */
    visits: visitsSetting,
    /**
     * A year of talk tells how a family fares; a voice or face is needed for weeks; answers until somebody is erased.
     */
    retention: retentionSetting,
    /** What people agree to. */
    purposes: purposesSetting,
    /** Two days to plan a visit, two nudges that are no nagging, and after five days somebody helps. */
    tasks: z
      .strictObject({
        hour: hour.default('07:30'),
        shown: longer.prefault('2d'),
        nudges: z.array(longer, { error: 'must be a list of durations' }).prefault(['1d', '3d']),
        coordinator: longer.prefault('5d'),
        due: longer.prefault('7d'),
        report: z.string({ error: 'must be the id of a flow' }).default('laporan-kunjungan'),
      })
      .prefault({}),
    /** Whoever was promised a person waits half a day; a talk that nobody ends is the bot's again after a day. */
    tickets: ticketsSetting,
    /** Village networks come back within minutes; after a quarter of an hour a person should know. */
    retry: z.array(longer, { error: 'must be a list of durations' }).prefault(['1m', '5m', '15m']),
    /** WhatsApp bans numbers that write unasked to many, in bulk, or to strangers; there are no published limits. */
    whatsapp: z
      .strictObject(
        {
          unasked_per_day: count.default(600),
          unasked_every: range('6s', '10s'),
          new_contacts_per_day: z
            .int({ error: 'must be a whole number from 0 to 10' })
            .min(0, { error: 'must be a whole number from 0 to 10' })
            .max(10, { error: 'must be 10 at most: who writes to more strangers a day is banned' })
            .default(0),
          warm_up: z.preprocess(
            (value) => (value === 'off' || value === false ? [] : value),
            z
              .array(count, { error: 'must be a list of numbers, one for each day, or off' })
              .default(firstDays),
          ),
          typing: orOff(range('1s', '4s')),
        },
        { error: 'must be a mapping such as { unasked_per_day: 600 }' },
      )
      .prefault({}),
    /** No flow written by hand needs more in one go; what does is a mistake. */
    steps: count.max(10_000, { error: 'must be 10000 at most' }).default(250),
  },
  { error: 'must be a mapping such as "quiet_hours: off"' },
);

/** What holds where there is no `programme.yaml`. */
export const usualSettings: Settings = toSettings(shape.parse({}));

/** Reads `programme.yaml`; while it has faults the defaults hold. */
export function readSettings(file: { readonly file: string; readonly text: string }): {
  readonly settings: Settings;
  readonly faults: readonly Fault[];
} {
  const source = openSource(file);
  const data = source.root ? readData(source, shape) : undefined;
  return { settings: data ? toSettings(data) : usualSettings, faults: source.faults() };
}

function toSettings(data: z.output<typeof shape>): Settings {
  const { cap, loop_guard: loop } = data;
  return {
    manners: {
      quietHours: data.quiet_hours,
      fridayPrayer: data.friday_prayer,
      cap: cap && {
        perDay: cap.per_day,
        perWeek: cap.per_week,
        unanswered: cap.unanswered,
        then: cap.then_once_in,
      },
      reminderTooLate: data.reminder_too_late,
      phonePause: data.phone_pause,
      takenSign: data.taken_sign,
      consent: true,
      purposes: toPurposes(data.purposes),
      tasks: data.tasks,
      tickets: { within: data.tickets.within, lasts: data.tickets.lasts },
      care: toCare(data.silence, data.visits),
    },
    limits: { steps: data.steps, loop, textLength: 4096 },
    question: data.question,
    retry: data.retry,
    onDuty: data.on_duty,
    people: {
      ...toPeopleRules(data.places, data.fields),
      consentVersion: toPurposes(data.purposes)[usualPurpose]?.version ?? 1,
    },
    approvalAbove: data.announcements.approval_above,
    number: numberRules(data.whatsapp),
    retention: data.retention,
    desk: toDesk(data.tickets),
  };
}

function numberRules(data: z.output<typeof shape>['whatsapp']): NumberRules {
  const { unasked_every: every, typing } = data;
  return {
    perDay: data.unasked_per_day,
    every: { least: every.from, most: every.to },
    newContacts: data.new_contacts_per_day,
    warmUp: data.warm_up,
    typing,
  };
}

/** The word `off` gives null; a key with nothing behind it is a fault, not an off. */
function orOff<Shape extends z.ZodType>(inner: Shape, usual: 'off' | object = {}) {
  const nothing = (value: unknown): unknown => (value === 'off' || value === false ? null : (value ?? ''));
  return z
    .preprocess((value) => nothing(value === undefined ? usual : value), inner.nullable())
    .prefault(usual);
}
