import { setImmediate as letOthers } from 'node:timers/promises';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Campaign, causeBefore } from '../../engine/campaigns/campaigns.ts';
import {
  createOutlook,
  type Expected,
  mayComeTo,
  previewCampaigns,
} from '../../engine/campaigns/preview-campaigns.ts';
import { type World } from '../../engine/world.ts';
import { type PlanTally, type Store } from '../../store/store.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { type CampaignRun, readRuns, type Runs, type RunsAsked } from './read-runs.ts';

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
  /** Each with so many of its latest runs, which are read from the rows of all whom they came to. */
  list(kind: Campaign['trigger']['kind'], runs: number): Promise<readonly Listed[]>;
  find(key: string): Campaign | undefined;
  /** What one flow brought, run after run. */
  runs(campaign: Campaign, asked: RunsAsked): Promise<Runs>;
  /** What one flow will bring to all contacts, or to one, until a moment; each page of contacts is handed on. */
  preview(key: string, about: Foreseeing): Promise<void>;
  /** What all of them will bring to one contact until a moment, the soonest first. */
  ahead(contact: Contact, until: Instant): Ahead;
}

/** What all flows will bring to one contact. */
export interface Ahead {
  readonly expected: readonly (Expected & Pick<Campaign, 'title'>)[];
  /** Flows that come all too often, and until when that was looked at. */
  readonly cut: readonly (Pick<Campaign, 'title'> & { readonly at: Instant })[];
}

/** What is looked at ahead, and who is told of it. */
interface Foreseeing {
  readonly until: Instant;
  readonly contact: Contact | null;
  /** `cut`: until when it was looked at, where it comes all too often; null: to the end. */
  readonly tell: (contact: Contact, expected: readonly Expected[], cut: Instant | null) => void;
}

/** Each of them is played through a month; so many at a time, and everybody else is served in between. */
const page = 100;
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
  const find = (key: string): Campaign | undefined => world().campaigns.all.find((each) => each.key === key);
  const count = rememberPlanned(store, () => world().now);
  return {
    find,
    list: async (kind, runs) => {
      const campaigns = all(kind);
      const planned = await count();
      return Promise.all(
        campaigns.map(async (campaign) => ({
          campaign,
          planned: planned.get(campaign.key)?.count ?? 0,
          next: planned.get(campaign.key)?.next ?? null,
          runs: (await readRuns(store, causeBefore(campaign), { limit: runs })).runs,
        })),
      );
    },
    runs: (campaign, asked) => readRuns(store, causeBefore(campaign), asked),
    preview: async (key, { until, contact, tell }) => {
      const look = lookAhead(world(), { key, until, tell });
      if (contact) {
        look(contact);
      } else {
        await eachContact(store, look);
      }
    },
    ahead: (contact, until) => {
      const { expected, cut } = previewCampaigns(contact, createOutlook(world(), until));
      const titleOf = (key: string): string => find(key)?.title ?? '';
      return {
        expected: expected
          .map((each) => ({ ...each, title: titleOf(each.campaign) }))
          .sort((one, other) => one.due - other.due),
        cut: [...cut].map(([key, at]) => ({ title: titleOf(key), at })),
      };
    },
  };
}

/** Hands on what one flow will bring to a contact, if it can come to them at all. */
function lookAhead(
  world: World,
  { key, until, tell }: Pick<Foreseeing, 'until' | 'tell'> & { readonly key: string },
): (contact: Contact) => void {
  const campaign = world.campaigns.all.find((each) => each.key === key);
  const outlook = createOutlook(world, until);
  return (contact) => {
    if (campaign && mayComeTo(contact, campaign, outlook)) {
      const { expected, cut } = previewCampaigns(contact, outlook);
      const own = expected.filter((each) => each.campaign === key);
      tell(contact, own, cut.get(key) ?? null);
    }
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
