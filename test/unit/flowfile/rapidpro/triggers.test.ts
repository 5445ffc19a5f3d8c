import { describe, expect, it } from '@jest/globals';
import { openRehearsal } from '../../../../src/cli/rehearsal/open-rehearsal.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { readExport } from '../../../../src/flowfile/rapidpro/read-export.ts';
import { readTriggers } from '../../../../src/flowfile/rapidpro/read-triggers.ts';
import { toContainer } from '../../../../src/flowfile/rapidpro/to-container.ts';
import { scriptOf } from '../../../support/script-of.ts';

const now = Date.parse('2025-05-05T10:00:00+07:00');

/** A flow that says its name, by that name. */
const saying = (name: string) => ({
  uuid: `flow-${name}`,
  name,
  spec_version: '13.2.0',
  language: 'ind',
  type: 'messaging',
  nodes: [
    {
      uuid: `node-${name}`,
      actions: [{ uuid: `action-${name}`, type: 'send_msg', text: `dari ${name}` }],
      exits: [{ uuid: `exit-${name}`, destination_uuid: null }],
    },
  ],
});

const trigger = (type: string, flow: string, more: object = {}) => ({
  trigger_type: type,
  flow: { uuid: `flow-${flow}`, name: flow },
  ...more,
});

/** Somebody of a programme that imported some flows. */
function somebody(
  triggers: readonly object[],
  about: {
    readonly groups?: readonly string[];
    readonly stranger?: boolean;
    readonly companion?: string;
  } = {},
) {
  const names = [...new Set(triggers.map((each) => (each as ReturnType<typeof trigger>).flow.name))];
  const container = toContainer({ version: '13', flows: names.map(saying), triggers });
  const { programs } = readExport(container, {
    idOf: ({ name }) => name,
    triggersOf: ({ uuid, name }) =>
      readTriggers(
        container.triggers.filter(({ flow }) => flow?.uuid === uuid),
        name,
      ).triggers,
  });
  const contact = newContact({
    id: 'c1',
    at: now,
    name: 'Siti',
    language: 'id',
    timezone: 'Asia/Jakarta',
    addresses: ['simulator:siti'],
    stranger: about.stranger ?? false,
  });
  const ours = scriptOf({
    kabar: 'title: Kabar\ntriggers: [{ keyword: [kabar] }]\nsteps: [{ say: apa kabar }]\n',
  });
  const script = { ...ours, programs: new Map([...ours.programs, ...programs]) };
  const rehearsal = openRehearsal(
    script,
    { ...contact, groups: about.groups ?? [], companion: about.companion ?? null },
    now,
  );
  return (text: string) =>
    rehearsal.hear({ text }).effects.flatMap((each) => (each.kind === 'send' ? [each.text] : []));
}

const group = (name: string) => ({ uuid: `g-${name}`, name });

describe('a catch-all of an import', () => {
  it('takes a message that nothing else takes', () => {
    expect(somebody([trigger('C', 'umum')])('halo semua')).toEqual(['dari umum']);
  });

  it('takes the first message of somebody new', () => {
    expect(somebody([trigger('C', 'umum')], { stranger: true })('halo')).toEqual(['dari umum']);
  });

  it('leaves keywords and reserved words alone', () => {
    const hear = somebody([trigger('C', 'umum')]);
    expect(hear('kabar')).toEqual(['apa kabar']);
    expect(hear('bantuan')).not.toContain('dari umum');
  });

  it('leaves the words of a family to its companion', () => {
    const answered = somebody([trigger('C', 'umum')], { companion: 'wati' })('anak saya demam');
    expect(answered).toHaveLength(1);
    expect(answered).not.toContain('dari umum');
  });

  it('for a group is before the one for everybody', () => {
    const triggers = [trigger('C', 'ibu', { groups: [group('Ibu')] }), trigger('C', 'umum')];
    expect(somebody(triggers)('halo')).toEqual(['dari umum']);
    expect(somebody(triggers, { groups: ['Ibu'] })('halo')).toEqual(['dari ibu']);
  });

  it('is not for the groups that it leaves out', () => {
    const hear = somebody([trigger('C', 'umum', { exclude_groups: [group('Diam')] })], { groups: ['Diam'] });
    expect(hear('halo')).toHaveLength(1);
    expect(hear('halo')).not.toContain('dari umum');
  });
});

describe('a keyword of an import', () => {
  it('starts for each group its own flow', () => {
    const words = { keywords: ['menu'], match_type: 'O' };
    const triggers = [trigger('K', 'umum', words), trigger('K', 'ibu', { ...words, groups: [group('Ibu')] })];
    expect(somebody(triggers)('menu')).toEqual(['dari umum']);
    expect(somebody(triggers, { groups: ['Ibu'] })('Menu')).toEqual(['dari ibu']);
  });
});

describe('the report of an import', () => {
  it('names triggers that nothing here pulls, and channels', () => {
    const container = toContainer({
      flows: [saying('umum')],
      triggers: [trigger('M', 'umum'), trigger('C', 'umum', { channel: { uuid: 'x', name: 'Nomor lama' } })],
    });
    const { triggers, remarks } = readTriggers(container.triggers, 'umum');
    expect(triggers).toEqual([{ kind: 'anything' }]);
    expect(remarks.map(({ text }) => text)).toEqual([
      'a trigger is left out: it answers missed calls',
      'a trigger is only on the channel "Nomor lama"; here it is on all',
    ]);
  });
});
