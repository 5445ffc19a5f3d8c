import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

const ani = '/api/simulator/ani/messages';

describe('the simulator', () => {
  it('hands a text to the companion and answers with its id', async () => {
    const { ask, heard } = createFakeConsole();
    const answer = await ask(ani, { body: { text: 'halo' } });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ id: expect.stringContaining('simulator:ani/') });
    expect(heard).toMatchObject([
      { name: 'ani', message: { from: 'simulator:ani', text: 'halo', tap: null, media: [] } },
    ]);
  });

  it('hands a choice, counted from 1, over as a tap', async () => {
    const { ask, heard } = createFakeConsole();
    await ask(ani, { body: { choice: 2 } });
    expect(heard).toMatchObject([{ message: { text: '', tap: { question: null, choice: 1 } } }]);
  });

  it('writes the label of the button that was pressed into the conversation', async () => {
    const { ask, heard } = createFakeConsole();
    await ask(ani, { body: { text: 'halo' } });
    await ask(ani, { body: { choice: 2 } });
    await ask(ani, { body: { choice: 3 } });
    expect(heard.map(({ message }) => message.text)).toEqual(['halo', 'Tidak', '']);
  });

  it('takes a message with one Idempotency-Key once for each person', async () => {
    const { ask, heard } = createFakeConsole();
    const twice = { body: { text: 'halo' }, headers: { 'idempotency-key': 'k1' } };
    const [first, second] = [await ask(ani, twice), await ask(ani, twice)];
    expect(second).toMatchObject({ status: 202, body: first.body });
    await ask('/api/simulator/budi/messages', twice);
    expect(heard).toHaveLength(2);
  });

  it('takes messages without a key each for itself', async () => {
    const { ask, heard } = createFakeConsole();
    await ask(ani, { body: { text: 'halo' } });
    await ask(ani, { body: { text: 'halo' } });
    expect(heard).toHaveLength(2);
  });

  it.each([
    [{}, 'body'],
    [{ text: 'a', choice: 1 }, 'body'],
    [{ choice: 0 }, 'body.choice'],
    [{ choice: 1.5 }, 'body.choice'],
    [{ text: '' }, 'body.text'],
    [{ text: 7 }, 'body.text'],
    [{ text: 'a'.repeat(4097) }, 'body.text'],
    [{ text: 'a', colour: 'red' }, 'body.colour'],
  ])('refuses %j and says where', async (body, where) => {
    const { ask, heard } = createFakeConsole();
    const answer = await ask(ani, { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'bad_request', where } });
    expect(heard).toEqual([]);
  });

  it.each(['Ibu-Siti_2.a', 'ꦱꦶꦠꦶ', 'müller', 'a'.repeat(64)])('knows %s as a name', async (name) => {
    const { ask } = createFakeConsole();
    const answer = await ask(`/api/simulator/${encodeURIComponent(name)}/messages`, { body: { text: 'a' } });
    expect(answer.status).toBe(202);
  });

  it.each(['ibu siti', 'a:b', 'a%2Fb', 'a'.repeat(65)])('refuses %s as a name', async (name) => {
    const { ask } = createFakeConsole();
    const answer = await ask(`/api/simulator/${name}/messages`);
    expect(answer).toMatchObject({ status: 400, body: { error: { where: 'path.person' } } });
  });

  it('lists what was said in order, choices as labels', async () => {
    const { ask } = createFakeConsole();
    const { body } = await ask(ani, { body: { text: 'halo' } });
    const { id } = body as { id: string };
    const at = '2025-05-04T12:30:45.000Z';
    expect((await ask(ani)).body).toEqual({
      messages: [
        { id, from: 'person', text: 'halo', choices: [], media: [], at },
        { id: `${id}.1`, from: 'bot', text: 'Anda menulis: halo', choices: ['Ya', 'Tidak'], media: [], at },
      ],
    });
  });

  it('has nothing to list for somebody who never wrote', async () => {
    const answer = await createFakeConsole().ask(ani);
    expect(answer).toMatchObject({ status: 200, body: { messages: [] } });
  });

  it('lists what came after a message, however it is named', async () => {
    const { ask } = createFakeConsole();
    const { id } = (await ask(ani, { body: { text: 'satu' } })).body as { id: string };
    await ask(ani, { body: { text: 'dua' } });
    const texts = async (after: string) => {
      const { messages } = (await ask(`${ani}?after=${encodeURIComponent(after)}`)).body as {
        messages: { text: string }[];
      };
      return messages.map(({ text }) => text);
    };
    expect(await texts(id)).toEqual(['Anda menulis: satu', 'dua', 'Anda menulis: dua']);
    expect(await texts(`${id}.1`)).toEqual(['dua', 'Anda menulis: dua']);
    expect(await texts('unknown')).toHaveLength(4);
  });

  it('lists no more than asked for', async () => {
    const { ask } = createFakeConsole();
    await ask(ani, { body: { text: 'satu' } });
    expect((await ask(`${ani}?limit=1`)).body).toMatchObject({ messages: [{ text: 'satu' }] });
    expect((await ask(`${ani}?limit=0`)).body).toMatchObject({ error: { where: 'query.limit' } });
  });

  it('does not exist while it is off', async () => {
    const { ask } = createFakeConsole({ simulator: false });
    const answers = [await ask(ani), await ask(ani, { body: { text: 'halo' } })];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.body).toMatchObject({ error: { message: expect.stringContaining('SIMULATOR=on') } });
  });
});
