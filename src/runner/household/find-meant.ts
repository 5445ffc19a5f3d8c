import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { namesQuestion } from '../../domain/question-name.ts';
import { type Speaker } from '../receive/find-speaker.ts';
import { type Path } from '../path.ts';

/** On a shared phone a pressed button speaks for the contact whose open question it belongs to. */
export async function findMeant(
  path: Pick<Path, 'store'>,
  speaker: Speaker,
  { tap }: InboundMessage,
): Promise<Speaker> {
  const question = tap?.question ?? null;
  if (question === null || speaker.household.length < 2) {
    return speaker;
  }
  const members = await Promise.all(speaker.household.map((each) => path.store.find(each)));
  const asked = members.find((each) => each !== undefined && isAsked(each, question));
  return asked === undefined ? speaker : { ...speaker, id: asked.id };
}

function isAsked({ contact }: ContactRecord, named: string): boolean {
  const { waiting } = contact.session ?? {};
  return waiting?.kind === 'question' && namesQuestion(named, waiting.question);
}
