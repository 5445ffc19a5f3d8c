import { describe, expect, it } from '@jest/globals';
import { type WebRequest } from '../../../../src/domain/session.ts';
import { type Program } from '../../../../src/engine/program.ts';
import { definitionSchema } from '../../../../src/flowfile/rapidpro/definition-schema.ts';
import { readDefinition } from '../../../../src/flowfile/rapidpro/read-definition.ts';
import { type WebAnswer } from '../../../../src/programme/webhooks/exchange.ts';
import { WebError } from '../../../../src/programme/webhooks/web-error.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { createStage } from '../../../support/stage.ts';

/** A flow that asks a web service and says what it answered. */
function callingFlow(): Program {
  const definition = definitionSchema.parse({
    uuid: '11111111-1111-4111-8111-111111111111',
    name: 'Weather',
    spec_version: '13.2.0',
    language: 'eng',
    type: 'messaging',
    localization: {},
    nodes: [
      {
        uuid: 'n1',
        actions: [
          {
            uuid: 'a1',
            type: 'call_webhook',
            method: 'POST',
            url: 'https://weather.example/?day=1',
            headers: { 'X-Key': 'k' },
            body: '@contact.first_name',
            result_name: 'Weather',
          },
        ],
        exits: [{ uuid: 'e1', destination_uuid: 'n2' }],
      },
      {
        uuid: 'n2',
        actions: [{ uuid: 'a2', type: 'send_msg', text: '@results.weather.category: @webhook.sky' }],
        exits: [{ uuid: 'e2' }],
      },
    ],
  });
  const triggers = [{ kind: 'keyword', words: ['weather'], interrupts: false }] as const;
  return readDefinition(definition, { id: 'weather', triggers, flowId: () => '' }).program;
}

async function sayWeather(answer: () => Promise<WebAnswer>) {
  const channel = createFakeChannel();
  const requests: { readonly request: WebRequest; readonly key: string }[] = [];
  const askWeb = (request: WebRequest, key: string) => {
    requests.push({ request, key });
    return answer();
  };
  const stage = await createStage({ flows: {}, programs: [callingFlow()], channel, askWeb });
  await stage.say('weather');
  return { stage, requests, texts: channel.arrived.map(({ text }) => text) };
}

describe('a flow that calls a web service', () => {
  it('says what the service answered', async () => {
    const { texts, requests } = await sayWeather(() =>
      Promise.resolve({ status: 200, headers: {}, body: '{"sky":"blue"}' }),
    );
    expect(texts).toEqual(['Success: blue']);
    expect(requests.map(({ request }) => request)).toEqual([
      { method: 'POST', url: 'https://weather.example/?day=1', headers: { 'X-Key': 'k' }, body: 'Siti' },
    ]);
    expect(requests[0]?.key).toMatch(/^[0-9a-z]{22}\.0$/u);
  });

  it('goes on by its failure branch where the host is not public, and somebody is told why', async () => {
    const { texts, stage } = await sayWeather(() => Promise.reject(new WebError('not_public')));
    expect(texts).toEqual(['Failure: ']);
    const rows = await stage.rows('incidents');
    const mine = rows.filter(({ data }) => data['what'] === 'webhook');
    expect(mine).toMatchObject([{ data: { flow: 'weather' } }]);
    expect(JSON.stringify(mine)).toContain('WEBHOOK_HOSTS');
    expect(JSON.stringify(rows)).not.toMatch(/weather\.example|Siti/u);
  });

  it('asks again after a crash before the answer was written, by the same name, and says it once', async () => {
    const channel = createFakeChannel();
    const keys: string[] = [];
    const answer = { status: 200, headers: {}, body: '{"sky":"blue"}' };
    const first = await createStage({
      flows: {},
      programs: [callingFlow()],
      channel,
      askWeb: (_, key) => {
        keys.push(key);
        // Never comes back: the process died while it waited.
        return new Promise(() => undefined);
      },
    });
    void first.say('weather');
    while (keys.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { store, clock } = first;
    await createStage({
      flows: {},
      programs: [callingFlow()],
      channel,
      store,
      clock,
      askWeb: (_, key) => {
        keys.push(key);
        return Promise.resolve(answer);
      },
    });
    expect(channel.arrived.map(({ text }) => text)).toEqual(['Success: blue']);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });
});
