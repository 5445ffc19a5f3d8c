import { expect, it } from '@jest/globals';
import { type TaskSubject } from '../../../../src/domain/task.ts';
import { openTalk } from '../../../support/engine-world.ts';

const subject = (name: string): TaskSubject => ({
  ...{ contact: name.toLowerCase(), name, village: 'Songgon', companion: 'wati' },
});

it('keeps from a volunteer after STOP what families write, but for urgent words, and that a talk ended', () => {
  const talk = openTalk({ flows: {}, contact: { role: 'volunteer', name: 'Wati' } });
  const write = (name: string, text: string, urgent: boolean) =>
    talk.happen({ kind: 'words', from: subject(name), words: { heard: name, text, media: [] }, urgent });
  talk.hear('stop');
  expect(write('Siti', 'Anak saya demam', false)).toEqual([]);
  expect(talk.happen({ kind: 'talk', from: subject('Siti'), open: false })).toEqual([]);
  expect(talk.effects('held').map(({ reason }) => reason)).toEqual(['stopped', 'stopped']);
  expect(write('Ani', 'Kami kebanjiran', true)).toEqual(['<urgent_words Ani (Songgon) Kami kebanjiran>']);
});
