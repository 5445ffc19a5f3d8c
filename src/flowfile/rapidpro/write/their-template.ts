import { type AnswerType } from '../../../engine/program.ts';
import { rewriteTemplate } from '../rewrite-templates.ts';

/** What is known of a template's flow. */
export interface TemplateSurroundings {
  /** What each answer of the flow is, by its key. */
  readonly answers: ReadonlyMap<string, AnswerType>;
  /** Told of what has no name there. */
  readonly unknown: (text: string) => void;
}

const names = /(?<![\w.@])@?(?:contact|results|child|parent|input|unclear|task)\b(?:\.\w+)*/giu;
const sameOfContact =
  /^contact(?:\.(?:name|first_name|language|timezone|groups|created_on|last_seen_on|fields(?:\.\w+)?))?$/u;

/** Of what was not understood the last alone is known there. */
const heard: ReadonlySet<string> = new Set(['input', 'unclear']);

/** A text of ours in the expressions of RapidPro. */
export function theirTemplate(text: string, surroundings: TemplateSurroundings): string {
  return rewriteTemplate(text, (code) =>
    code.replaceAll(names, (name) => {
      const isBare = name.startsWith('@');
      const theirs = theirName(isBare ? name.slice(1) : name, surroundings);
      return isBare ? `@${/^[\w.]+$/u.test(theirs) ? theirs : `(${theirs})`}` : theirs;
    }),
  );
}

function theirName(name: string, { answers, unknown }: TemplateSurroundings): string {
  const small = name.toLowerCase();
  const [root = '', key = '', part = 'value'] = small.split('.');
  if (root === 'contact') {
    return sameOfContact.test(small) ? name : ofContact(key, unknown);
  }
  if (root === 'results' && key !== '') {
    return ofAnswer(key, part, answers.get(key));
  }
  if (root === 'task') {
    unknown(`"${name}" has no name there and is empty`);
    return '""';
  }
  return heard.has(small) ? 'input.text' : name;
}

/** What a contact of ours has beside its fields is a field there. */
function ofContact(key: string, unknown: (text: string) => void): string {
  if (key === 'id') {
    return 'contact.uuid';
  }
  if (key === 'address_name') {
    unknown(
      '"contact.address_name" is the field "address_name" there, and the first name while that is empty',
    );
    return 'default(fields.address_name, contact.first_name)';
  }
  unknown(`"contact.${key}" is the field "${key}" there, which must be filled`);
  return `fields.${key}`;
}

function ofAnswer(key: string, part: string, answer: AnswerType | undefined): string {
  if (part === 'text') {
    return `results.${key}.input`;
  }
  if (answer === 'choice' || answer === 'yes_no') {
    return `results.${key}.category`;
  }
  return answer === 'date' ? `date(results.${key})` : `results.${key}`;
}
