import { describe, expect, it } from '@jest/globals';
import { type Retention } from '../../../../src/domain/retention.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { openEmbeddedStore } from '../../../../src/store/embedded/open-embedded-store.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createStage, type Stage } from '../../../support/stage.ts';

const day = 86_400_000;
const start = Date.parse('2025-05-05T10:00:00+07:00');
const retention: Retention = {
  texts: 300 * day,
  media: 90 * day,
  results: null,
  logs: 30 * day,
  independent: null,
};

function message(id: string, age: number, media: Row['data'][string] = []): Row {
  return { kind: 'messages', id, contact: 'c', at: start - age * day, version: 1, data: { text: id, media } };
}

async function ids(stage: Stage, kind: Row['kind']): Promise<readonly string[]> {
  return (await stage.rows(kind)).map(({ id }) => id);
}

const voice = [{ kind: 'voice', ref: 'kept:c/voice.ogg' }];

/** More than a page of messages. */
function many(age: number): readonly Row[] {
  return Array.from({ length: 600 }, (_, number) => message(`m${number}`, age));
}

/** A programme that begins with these rows, once it has removed what it does not keep. */
async function keep(rows: readonly Row[], kept = retention) {
  const clock = createFakeClock(start, { leaps: true });
  const store = await openEmbeddedStore({ path: ':memory:', now: clock.now });
  await store.write({ contacts: [], rows });
  const channel = createFakeChannel();
  const stage = await createStage({ flows: {}, channel, clock, store, retention: kept });
  await stage.companion.settled();
  return { stage, clock };
}

describe('what was kept long enough', () => {
  it('goes, and nothing else, also where more than a page ran out or the work was cut short', async () => {
    const clock = createFakeClock(start, { leaps: true });
    const channel = createFakeChannel();
    const before = await createStage({ flows: {}, channel, clock });
    await before.companion.stop();
    const file = [{ kind: 'voice', ref: 'kept:c/voice.ogg' }];
    const shipped = [{ kind: 'voice', ref: 'flow:praise.ogg' }];
    await before.store.write({
      contacts: [],
      rows: [
        ...Array.from({ length: 700 }, (_, number) => message(`old${number}`, 301)),
        message('late', 299),
        // Put after a younger one.
        message('disordered', 310),
        message('with file', 91, file),
        message('of a flow', 95, shipped),
        message('young file', 89, file),
        { ...message('answer', 900, file), kind: 'results' },
        { ...message('young answer', 89, file), kind: 'results' },
        { ...message('session', 31), kind: 'sessions' },
        { ...message('session now', 29), kind: 'sessions' },
        { ...message('yes', 900), kind: 'consents' },
      ],
    });
    let drops = 0;
    const dying = await createStage({
      flows: {},
      channel,
      clock,
      retention,
      store: before.store,
      wrap: (inner) => ({
        ...inner,
        dropRows: (kind, gone) =>
          ++drops > 1 ? Promise.reject(new Error('gone')) : inner.dropRows(kind, gone),
      }),
    });
    await dying.companion.settled();
    await dying.companion.stop();
    const after = await createStage({ flows: {}, channel, clock, retention, store: before.store });
    await after.companion.settled();
    expect(await ids(after, 'messages')).toEqual(['late', 'with file', 'of a flow', 'young file']);
    expect([await ids(after, 'results'), await ids(after, 'sessions'), await ids(after, 'consents')]).toEqual(
      [['answer', 'young answer'], ['session now'], ['yes']],
    );
    // An answer is kept, and names no file that is gone.
    expect((await after.rows('results')).map(({ data }) => data['media'])).toEqual([[], file]);
    const media = (await after.rows('messages')).map(({ data }) => data['media']);
    expect(media).toEqual([[], [], shipped, file]);
    // Once for the message and once for the answer, which name the same file.
    expect(dying.removed).toEqual(['kept:c/voice.ogg', 'kept:c/voice.ogg']);
    expect(after.removed).toEqual([]);
    await after.pass(2 * day);
    expect(after.removed).toEqual(['kept:c/voice.ogg', 'kept:c/voice.ogg']);
    expect(await ids(after, 'messages')).toEqual(['with file', 'of a flow', 'young file']);
    await after.companion.stop();
  });

  it('goes of what ran, of what was sent to whom, and of what went wrong', async () => {
    const { stage } = await keep(
      (['sessions', 'deliveries', 'incidents'] as const).flatMap((kind) => [
        { ...message('old', 31), kind },
        { ...message('young', 29), kind },
      ]),
    );
    const left = [
      await ids(stage, 'sessions'),
      await ids(stage, 'deliveries'),
      await ids(stage, 'incidents'),
    ];
    expect(left).toEqual([['young'], ['young'], ['young']]);
  });

  it('takes its files along, also where files alone are kept for good', async () => {
    const { stage } = await keep([message('old', 301, voice)], { ...retention, media: null });
    expect([await ids(stage, 'messages'), stage.removed]).toEqual([[], ['kept:c/voice.ogg']]);
  });

  it('goes although hundreds of younger ones were put before it', async () => {
    const { stage } = await keep([...many(290), message('disordered', 301)]);
    expect(await stage.store.findRow('messages', 'disordered')).toBeUndefined();
    expect(await stage.store.findRow('messages', 'm599')).toBeDefined();
  });

  it('goes when its time has come although older ones behind it were looked at before', async () => {
    const { stage, clock } = await keep([message('young file', 89, voice), ...many(95)]);
    expect(stage.removed).toEqual([]);
    clock.advance(2 * day);
    await stage.companion.settled();
    expect(stage.removed).toEqual(['kept:c/voice.ogg']);
  });

  it('stays of an announcement that is still under way, which would come again to who had it', async () => {
    const about = { contact: null, at: start - 40 * day, version: 1 };
    const broadcast = (id: string, state: string): Row => ({
      kind: 'broadcasts',
      id,
      ...about,
      data: { state },
    });
    const had = (id: string): Row => {
      const cause = `broadcast:${id}`;
      return { kind: 'deliveries', id: `${cause}.siti`, ...about, data: { cause, state: 'sent' } };
    };
    const states = ['started', 'paused', 'done', 'cancelled'];
    const { stage } = await keep(states.flatMap((each) => [broadcast(each, each), had(each)]));
    expect(await ids(stage, 'deliveries')).toEqual(['broadcast:started.siti', 'broadcast:paused.siti']);
  });
});
