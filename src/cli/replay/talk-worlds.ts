import { createWorlds } from '../../engine/script.ts';
import { type World } from '../../engine/world.ts';
import { type ReadExport } from '../../flowfile/rapidpro/read-export.ts';
import { quietManners } from './quiet-manners.ts';
import { type RecordedTalk } from './transcript-schema.ts';

/** The numbers that recordings drew, in order and then again. */
const drawn = [0.5, 0.125, 0.875, 0.375, 0.625, 0.25, 0.75, 0.0625, 0.9375, 0.4375];

/** The worlds of one recorded talk. */
export function createTalkWorlds(
  talk: RecordedTalk,
  { programs, workspace }: ReadExport,
): (now: number) => World {
  const { environment, contact } = talk;
  let count = 0;
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
  const chance = (): number => drawn[count++ % drawn.length] ?? 0;
  return (now) => worlds({ now, unseen: () => false, older: () => undefined, chance });
}
