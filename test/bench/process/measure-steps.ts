import { applyEvent } from '../../../src/cli/replay/stage.ts';
import { type Contact } from '../../../src/domain/contact/contact.ts';
import { type ImportedTalk, readTalks, twoQuestions } from '../flows/imported-talks.ts';
import { type Sample } from '../sample.ts';
import { type Task } from '../task.ts';

/** Steps between two looks at the clock, which takes as long as a step. */
const unwatched = 100;

/** A step of a talk: what was done, so that the contact can be written. */
type Step = (contact: Contact) => Contact;

/**
 * How many steps (a start, an answer, a timeout) of imported flows are made in a second of CPU time, where the contact
 * with its session is written to JSON and read again between any two; or how often that alone can be done.
 */
export function measureSteps({ by, talks, micros }: Extract<Task, { readonly kind: 'steps' }>): Sample {
  const all = talks === null ? [twoQuestions()] : readTalks(talks);
  const play = by === 'engine' ? () => playAll(all, throughJson) : createJsonAlone(all);
  playFor(play, micros);
  return { steps_per_cpu_second: playFor(play, micros) };
}

/** Steps per second of CPU time, over as many rounds as fill the time. */
function playFor(play: () => number, micros: number): number {
  const before = process.cpuUsage();
  for (let steps = 0; ;) {
    for (const enough = steps + unwatched; steps < enough;) {
      steps += play();
    }
    const { user, system } = process.cpuUsage(before);
    if (user + system > micros) {
      return (steps * 1_000_000) / (user + system);
    }
  }
}

const throughJson: Step = (contact) => JSON.parse(JSON.stringify(contact)) as Contact;

function playAll(talks: readonly ImportedTalk[], after: Step): number {
  let steps = 0;
  for (const { open, events } of talks) {
    const stage = open();
    for (const [place, next] of events.entries()) {
      const event = next(stage.contact, place);
      if (event) {
        applyEvent(stage, event.at, event);
        stage.contact = after(stage.contact);
        steps += 1;
      }
    }
  }
  return steps;
}

/** The same contacts through JSON, with nothing said in between. */
function createJsonAlone(talks: readonly ImportedTalk[]): () => number {
  const met: Contact[] = [];
  playAll(talks, (contact) => {
    met.push(contact);
    return throughJson(contact);
  });
  return () => met.map(throughJson).length;
}
