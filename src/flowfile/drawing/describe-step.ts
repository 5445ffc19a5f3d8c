import { type Recipient } from '../../domain/effect.ts';
import { type Recorded, type Step, type Text } from '../../engine/program.ts';
import { writeDuration } from '../checks/branches-of.ts';

/** What a step says or does, for a drawing: its text as written, in at most `most` characters. */
export function describeStep(step: Step, most = 60): string {
  switch (step.verb) {
    case 'say':
    case 'ask':
      return [write(step.say, most), ...mediaOf(step)].join(' ').trim();
    case 'if':
      return step.branches.length === 1 ? 'if' : `if, ${step.branches.length} entries`;
    case 'set':
      return shorten(`set ${step.assignments.map(({ path }) => path).join(', ')}`);
    case 'tag':
    case 'untag':
      return shorten(`${step.verb} ${step.groups.map(({ source }) => source).join(', ')}`);
    case 'task':
      return `task for ${nameOf(step.for)}: ${write(step.title, most)}`;
    case 'notify':
      return `notify ${nameOf(step.to)}: ${write(step.say, most)}`;
    case 'call':
    case 'start':
      return `${step.verb} ${step.flow}`;
    case 'wait':
      return `wait ${writeDuration(step.for)}`;
    case 'handover':
      return `handover: ${write(step.topic, most)}`;
    case 'goto':
    case 'end':
    case 'outside':
    case 'node':
    case 'act':
    case 'enter':
    case 'listen':
    case 'choose':
      return step.verb;
  }
}

/** The names of what is sent along, in the flow's language and in others. */
function mediaOf({ media, recordings }: Recorded): readonly string[] {
  const others = Object.entries(recordings ?? {}).map(([language, name]) => `${language}: ${name}`);
  return media === null ? [] : [`[${[media, ...others].join(', ')}]`];
}

/** A text as written, with a mark where something is worked out. */
function write({ source }: Text, most: number): string {
  const parts = source.parts.map((part) => {
    const written = part.kind === 'text' ? part.text : part.expression;
    return part.kind !== 'text' && written.startsWith('@(') ? '@(…)' : written;
  });
  return shorten(parts.join(''), most);
}

function nameOf(recipient: Recipient): string {
  return typeof recipient === 'string' ? recipient : shorten(recipient.query);
}

/** A text in one line of at most `most` characters. */
export function shorten(text: string, most = 60): string {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}
