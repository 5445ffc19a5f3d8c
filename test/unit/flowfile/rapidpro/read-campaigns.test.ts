import { describe, expect, it } from '@jest/globals';
import { containerSchema } from '../../../../src/flowfile/rapidpro/container-schema.ts';
import { readCampaigns } from '../../../../src/flowfile/rapidpro/read-campaigns.ts';

describe('campaigns of RapidPro', () => {
  it('start their flows at offsets from a field, for a group, and leave out what is no flow', () => {
    const { campaigns } = containerSchema.parse({
      campaigns: [
        {
          uuid: 'c1',
          name: 'Posyandu',
          group: { uuid: 'g1', name: 'Ibu "hamil"' },
          events: [
            {
              uuid: 'e1',
              offset: -2,
              unit: 'D',
              event_type: 'F',
              delivery_hour: 9,
              start_mode: 'S',
              relative_to: { label: 'Due', key: 'due_on' },
              flow: { uuid: 'f1', name: 'Ingat' },
            },
            {
              uuid: 'e2',
              offset: 90,
              unit: 'M',
              event_type: 'F',
              delivery_hour: -1,
              relative_to: { label: 'Created On', key: 'created_on' },
              flow: { uuid: 'f1', name: 'Ingat' },
            },
            {
              uuid: 'e3',
              offset: 1,
              unit: 'W',
              event_type: 'M',
              message: { ind: 'Halo' },
              relative_to: { key: 'x' },
            },
          ],
        },
      ],
    });
    const triggers = readCampaigns(campaigns);
    expect([...triggers.keys()]).toEqual(['f1']);
    expect(triggers.get('f1')).toMatchObject([
      {
        kind: 'after',
        date: 'due_on',
        offset: -2 * 86_400_000,
        at: '09:00',
        mode: 'skip',
        audience: 'group = "Ibu \\"hamil\\""',
      },
      { date: 'created_on', offset: 90 * 60_000, at: null, mode: 'interrupt' },
    ]);
  });
});
