import { createWorlds } from '../../engine/script.ts';
import { type World } from '../../engine/world.ts';
import { type ReadExport } from '../../flowfile/rapidpro/read-export.ts';
import { createRecordedChance } from '../recorded-chance.ts';
import { quietManners } from './quiet-manners.ts';
import { type RecordedTalk } from './transcript-schema.ts';

/** The worlds of one recorded talk. */
export function createTalkWorlds(
  talk: RecordedTalk,
  { programs, workspace }: ReadExport,
): (now: number) => World {
  const { environment, contact } = talk;
  const worlds = createWorlds({
    programs,
    phrase: () => '',
    title: () => '',
    titleOf: () => undefined,
    reserved: () => undefined,
    command: () => undefined,
    urgent: () => false,
    worry: () => false,
    languages: (language) => [language],
    manners: quietManners,
    limits: { steps: 1000, loop: { equal: Infinity, within: 0 }, textLength: Infinity },
    workspace: {
      ...workspace,
      environment,
      numbers: contact.id === undefined ? {} : { [contact.uuid]: String(contact.id) },
      redactUrns: environment.redaction_policy === 'urns',
    },
  });
  const chance = createRecordedChance();
  return (now) => worlds({ now, unseen: () => false, older: () => undefined, chance });
}
