import { z } from 'zod';
import { type Millis } from '../../domain/time/clock.ts';
import { isEmoji } from '../../domain/text/is-emoji.ts';
import { type NumberRules } from '../../domain/number-rules.ts';
import { type Retention } from '../../domain/retention.ts';
import { type Limits, type Manners } from '../../engine/world.ts';
import { silenceSetting, toCare, visitsSetting } from './care-settings.ts';
import { type PeopleRules } from '../../domain/contact/people-rules.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { fieldsSetting, placesSetting, toPeopleRules } from './people-settings.ts';
import { purposesSetting, retentionSetting, toPurposes } from './consent-settings.ts';
import { audience, count, duration, hour, orOff } from './setting-values.ts';
import { type TicketDesk, ticketsSetting, toDesk } from './ticket-settings.ts';
import { toNumberRules, whatsAppSetting } from './whatsapp-settings.ts';
import { type Fault } from '../yaml/fault.ts';
import { type QuestionDefaults } from '../flow/flow-reading.ts';
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

const hours = (from: string, to: string) =>
  orOff(
    z.strictObject(
      { from: hour.default(from), to: hour.default(to) },
      { error: `must be { from: "${from}", to: "${to}" } or off` },
    ),
  );

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
          then_once_in: duration.prefault('30d'),
        },
        { error: 'must be { per_day: 1, per_week: 3, unanswered: 3, then_once_in: 30d } or off' },
      ),
    ),
    /** A day later people have forgotten, after three they may have been ill; after a week the moment is gone. */
    question: z
      .strictObject({
        remind: z.array(duration, { error: 'must be a list of durations' }).prefault(['24h', '72h']),
        timeout: duration.prefault('7d'),
      })
      .prefault({}),
    /** A reminder of the day before yesterday confuses more than it helps. */
    reminder_too_late: duration.prefault('24h'),
    /** Who takes up the phone wants to talk until the matter is done; half a day later the bot may go on. */
    phone_pause: duration.prefault('12h'),
    /** A message more for each; words that follow say as much. Where a flow ends with a voice note it calms. */
    taken_sign: orOff(
      z.string({ error: 'must be an emoji such as "👍", or off' }).refine(isEmoji, {
        error: 'must be an emoji such as "👍", or off',
      }),
      'off',
    ),
    /** Two bots that answer each other, or a flow that turns in a circle, are stopped before they annoy. */
    loop_guard: z.strictObject({ equal: count.default(5), within: duration.prefault('10m') }).prefault({}),
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
        shown: duration.prefault('2d'),
        nudges: z.array(duration, { error: 'must be a list of durations' }).prefault(['1d', '3d']),
        coordinator: duration.prefault('5d'),
        due: duration.prefault('7d'),
        report: z.string({ error: 'must be the id of a flow' }).default('laporan-kunjungan'),
      })
      .prefault({}),
    /** Whoever was promised a person waits half a day; a talk that nobody ends is the bot's again after a day. */
    tickets: ticketsSetting,
    /** Village networks come back within minutes; after a quarter of an hour a person should know. */
    retry: z.array(duration, { error: 'must be a list of durations' }).prefault(['1m', '5m', '15m']),
    /** WhatsApp bans numbers that write unasked to many, in bulk, or to strangers; there are no published limits. */
    whatsapp: whatsAppSetting,
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
    number: toNumberRules(data.whatsapp),
    retention: data.retention,
    desk: toDesk(data.tickets),
  };
}
