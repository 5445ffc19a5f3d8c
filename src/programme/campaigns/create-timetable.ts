import { setImmediate as letOthers } from 'node:timers/promises';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Campaign } from '../../engine/campaigns/campaigns.ts';
import { type Expected, mayComeTo, previewCampaigns } from '../../engine/campaigns/preview-campaigns.ts';
import { causeBefore } from '../../engine/campaigns/cause-before.ts';
import { type World } from '../../engine/world.ts';
import { type PlanTally, type Store } from '../../store/store.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { type CampaignRun, readRuns, type RunsAsked } from './read-runs.ts';

/** A schedule (by a rhythm) or a campaign (by a date of each contact), as it is listed. */
export interface Listed {
  readonly campaign: Campaign;
  /** How many contacts have it planned, and when it comes to the first of them. */
  readonly planned: number;
  readonly next: Instant | null;
  /** The latest runs, the last one first. */
  readonly runs: readonly CampaignRun[];
}

export type { Expected };

/** What the flows that come by themselves have planned, will bring and brought. */
export interface Timetable {
  list(kind: Campaign['trigger']['kind']): Promise<readonly Listed[]>;
  find(kind: Campaign['trigger']['kind'], key: string): Campaign | undefined;
  /** What one flow brought, run after run, the last one first. */
  runs(campaign: Campaign, asked: RunsAsked): Promise<readonly CampaignRun[]>;
  /** What one flow will bring to all contacts, or to one, until a moment; each page of contacts is handed on. */
  preview(key: string, about: Foreseeing): Promise<void>;
}

/** What is looked at ahead, and who is told of it. */
interface Foreseeing {
  readonly until: Instant;
  readonly contact: Contact | null;
  readonly tell: (contact: Contact, expected: readonly Expected[]) => void;
}

/** Each of them is played through a month; so many at a time, and everybody else is served in between. */
const page = 100;
const shown = 3;
/** So long the count of what is planned is good enough for whoever asks again: it looks at all that is planned. */
const lasts: Millis = 10_000;

interface TimetableSources {
  readonly store: Store;
  readonly world: () => World;
}

/** Reads the timetable of a programme from its contacts and deliveries. */
export function createTimetable({ store, world }: TimetableSources): Timetable {
  const all = (kind: Campaign['trigger']['kind']): readonly Campaign[] =>
    world().campaigns.all.filter(({ trigger }) => trigger.kind === kind);
  const count = rememberPlanned(store, () => world().now);
  return {
    find: (kind, key) => all(kind).find((each) => each.key === key),
    list: async (kind) => {
      const campaigns = all(kind);
      const planned = await count();
      return Promise.all(
        campaigns.map(async (campaign) => ({
          campaign,
          planned: planned.get(campaign.key)?.count ?? 0,
          next: planned.get(campaign.key)?.next ?? null,
          runs: await readRuns(store, causeBefore(campaign), { limit: shown }),
        })),
      );
    },
    runs: (campaign, asked) => readRuns(store, causeBefore(campaign), asked),
    preview: async (key, { until, contact, tell }) => {
      const now = world();
      const campaign = now.campaigns.all.find((each) => each.key === key);
      const look = (each: Contact): void => {
        if (!campaign || !mayComeTo(each, campaign, { world: now, until })) {
          return;
        }
        tell(
          each,
          previewCampaigns(each, now, until).filter((expected) => expected.campaign === key),
        );
      };
      if (contact) {
        look(contact);
      } else {
        await eachContact(store, look);
      }
    },
  };
}

/** Counted once for all who ask within seconds. */
function rememberPlanned(store: Store, clock: () => Instant): () => Promise<Planned> {
  let counted: { readonly at: Instant; readonly planned: Promise<Planned> } | null = null;
  return () => {
    const now = clock();
    if (!counted || Math.abs(now - counted.at) > lasts) {
      const planned = countPlanned(store);
      counted = { at: now, planned };
      planned.catch(() => (counted = null));
    }
    return counted.planned;
  };
}

type Planned = ReadonlyMap<string, PlanTally>;

async function countPlanned(store: Store): Promise<Planned> {
  return new Map((await store.tallyPlans()).map((each) => [each.campaign, each]));
}

/** Page by page, so that it takes memory for one. */
async function eachContact(store: Store, look: (contact: Contact) => void): Promise<void> {
  for await (const found of contactPages(store, { limit: page })) {
    found
      .filter(({ forward }) => forward === null)
      .forEach(({ contact }) => {
        look(contact);
      });
    await letOthers();
  }
}
