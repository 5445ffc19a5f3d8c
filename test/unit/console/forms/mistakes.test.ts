import { expect, it } from '@jest/globals';
import { createAnnouncementConsole } from '../../../support/announcement-console.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const path = '/announcements/new';
const wrong = { by: '', title: 'a'.repeat(201), text: 'Besok rapat.', role: '', at: 'besok' };

it('a label names its field alone; what helps and what is wrong describe it', async () => {
  const desk = await createAnnouncementConsole(1);
  const { body } = await desk.send(path, wrong);
  expect(body).toContain('<label class="name" for="announce-title">announce_title</label>');
  expect(body).toContain('aria-describedby="announce-title-wrong announce-title-help"');
  expect(await desk.look(path)).toContain('aria-describedby="announce-title-help"');
});

it('a refused form leads to each mistake in the order of the page, and begins at the first', async () => {
  const desk = await createAnnouncementConsole(1);
  const { body } = await desk.send(path, wrong);
  const led = [...body.matchAll(/href="#announce-(\w+)"/g)].map(([, field]) => field);
  expect(led).toEqual(['by', 'title', 'role', 'at']);
  expect(body.match(/<[^>]+ autofocus=""/g)).toEqual([expect.stringContaining('name="by"')]);
});

it('what is no field of the form is told first, and has the focus', async () => {
  const fake = createFakeConsole();
  const data = { topic: 'Bantuan', state: 'solved', reason: '', assignee: null, closedAt: 0 };
  fake.put.push({ kind: 'tickets', id: 't1', contact: 'Siti', at: 0, version: 1, data });
  const { body } = await fake.send('/tickets/t1', { act: 'say', text: 'Halo', by: 'Rahmat' });
  expect(body).toContain('tabindex="-1" autofocus="" role="alert">form_over');
  // A browser that was led to the form by its name would put the focus on nothing.
  expect(body).not.toContain('id="say"');
});

it('a broken expression is told together with what else is wrong, not only once that is right', async () => {
  const desk = await createAnnouncementConsole(1);
  const { body } = await desk.send(path, { by: 'Rini', text: 'Halo @(1 +', role: '' });
  expect(body).toContain('id="announce-text-wrong">announce_wrong_expression');
  expect(body).toContain('id="announce-role-wrong">announce_wrong_whom');
});
