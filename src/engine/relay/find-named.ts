import { normalise } from '../../domain/text/normalise.ts';
import { type TaskSubject } from '../../domain/task.ts';
import { type Draft } from '../draft.ts';

/** Shorter words are seldom a name by which somebody is called. */
const shortest = 3;

/**
 * The families of this volunteer that a text names, by a word of the name that no other of them has: of those who
 * wrote, and those of the open tasks.
 */
export function findNamed({ contact, world }: Draft, text: string): readonly TaskSubject[] {
  const { threads = [], tasks = [] } = contact;
  const all = [...threads.map((each) => each.with), ...tasks.flatMap(({ about }) => about ?? [])];
  const known = [...new Map(all.map((each) => [each.contact, each])).values()];
  const said = new Set(normalise(text).split(' '));
  const isCalled = (word: string): boolean => word.length >= shortest && world.titleOf(word) === undefined;
  const callOf = ({ name }: TaskSubject): readonly string[] => normalise(name).split(' ').filter(isCalled);
  return known.filter((each) =>
    callOf(each).some(
      (word) => said.has(word) && known.every((other) => other === each || !callOf(other).includes(word)),
    ),
  );
}
