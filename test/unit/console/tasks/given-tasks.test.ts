import { describe, expect, it } from '@jest/globals';
import { newContact, type Contact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

function somebody(id: string, more: Partial<Contact> = {}): Contact {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const made = newContact({ id, at: 0, name: id, ...zone, addresses: [`simulator:${id}`], stranger: false });
  return { ...made, ...more };
}

describe('tasks over the API', () => {
  it('are due in the afternoon of a day, by the clock of who does them, and not before it has begun', async () => {
    const { add, ask, put, happened } = createFakeConsole();
    add(somebody('wati', { role: 'volunteer' }));
    add(somebody('siti', { companion: 'wati' }));
    add(somebody('rini', { role: 'volunteer', timezone: 'Asia/Jayapura' }));
    const body = { contact: 'siti', title: 'Kunjungan', due: '2025-05-09' };
    await ask('/api/tasks', { body });
    await ask('/api/tasks', { body: { ...body, assignee: 'rini' } });
    await ask('/api/tasks', { body: { ...body, title: 'Rapat', due: '2025-05-09T09:00:00+07:00' } });
    const row = { kind: 'tasks', id: 't1', contact: 'siti', at: 0, version: 1 } as const;
    put.push({ ...row, data: { title: 'Kunjungan', assignee: 'rini', state: 'open' } });
    await ask('/api/tasks/t1', { method: 'PATCH', body: { due: '2025-05-10' } });
    expect([...happened.values()]).toMatchObject([
      { task: { due: Date.parse('2025-05-09T17:00:00+07:00') } },
      { task: { due: Date.parse('2025-05-09T17:00:00+09:00') } },
      { task: { due: Date.parse('2025-05-09T09:00:00+07:00') } },
      { change: { due: Date.parse('2025-05-10T17:00:00+09:00') } },
    ]);
  });

  it('may name the flow in which they are reported on, one that is there and for who does them', async () => {
    const { add, ask, happened } = createFakeConsole();
    add(somebody('wati', { role: 'volunteer' }));
    add(somebody('rini', { role: 'coordinator' }));
    add(somebody('siti', { companion: 'wati' }));
    const body = { contact: 'siti', title: 'Kemajuan', report: 'kunjungan' };
    expect(await ask('/api/tasks', { body: { ...body, report: 'hilang' } })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('no flow "hilang"') } },
    });
    expect(await ask('/api/tasks', { body: { ...body, assignee: 'rini' } })).toMatchObject({ status: 400 });
    await ask('/api/tasks', { body });
    expect([...happened.values()]).toMatchObject([{ task: { report: 'kunjungan' } }]);
  });
});
