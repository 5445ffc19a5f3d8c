import { describe, expect, it } from '@jest/globals';
import { containerSchema } from '../../../../src/flowfile/rapidpro/container-schema.ts';
import { parse } from 'yaml';
import { planOurFlows } from '../../../../src/flowfile/rapidpro/as-yaml/plan-our-flows.ts';
import { messagesAsFlows } from '../../../../src/flowfile/rapidpro/messages-as-flows.ts';
import { readExport } from '../../../../src/flowfile/rapidpro/read-export.ts';
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

describe('a campaign of RapidPro that sends a message', () => {
  const container = containerSchema.parse({
    campaigns: [
      {
        name: 'Posyandu',
        group: { name: 'Ibu' },
        events: [
          {
            uuid: '0f5aa7e6-8a3c-4b4e-9a53-7fb2c17c9f10',
            offset: -1,
            unit: 'D',
            event_type: 'M',
            delivery_hour: 9,
            base_language: 'ind',
            message: { ind: 'Besok posyandu, @contact.first_name.', jav: 'Sesuk posyandu.' },
            relative_to: { key: 'due_on' },
          },
        ],
      },
    ],
  });

  it('starts a flow of its own that says it in each language, and breaks off no conversation', () => {
    const { flows, campaigns } = messagesAsFlows(container);
    const { programs } = readExport({ ...container, flows });
    const [program] = programs.values();
    expect(program?.title).toBe('Posyandu: -1 days due_on');
    expect(program?.steps.map(({ verb }) => verb)).toContain('act');
    expect(JSON.stringify(program)).toContain('Sesuk posyandu.');
    expect(readCampaigns(campaigns).get(program?.id ?? '')).toMatchObject([
      { date: 'due_on', offset: -86_400_000, at: '09:00', mode: 'wait', audience: 'group = "Ibu"' },
    ]);
  });

  it('is a readable flow with its trigger where it is written in our language', () => {
    const { files, remarks } = planOurFlows(container);
    expect(remarks).toEqual([]);
    expect(parse(files[0]?.text ?? '')).toMatchObject({
      language: 'id',
      triggers: [{ after: { date: 'due_on', offset: '1440m', before: true, at: '09:00', mode: 'wait' } }],
      steps: [{ say: 'Besok posyandu, @contact.first_name.' }, { goto: 'end' }],
    });
    expect(parse(files[0]?.translations['jv'] ?? '')).toEqual({
      'Besok posyandu, @contact.first_name.': 'Sesuk posyandu.',
    });
  });
});
