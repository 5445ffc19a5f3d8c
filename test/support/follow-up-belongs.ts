import { type Contact } from '../../src/domain/contact/contact.ts';
import { type FollowUp } from '../../src/domain/follow-up.ts';

type Tests = {
  readonly [Kind in FollowUp['kind']]: (
    contact: Contact,
    each: Extract<FollowUp, { readonly kind: Kind }>,
  ) => boolean;
};

const asked = ({ session }: Contact, { question }: { readonly question: string }): boolean =>
  session?.waiting.kind === 'question' && session.waiting.question === question;
const mayCome = ({ consent }: Contact): boolean => consent.status !== 'opted_out';

const tests: Tests = {
  remind: asked,
  timeout: asked,
  wait: ({ session }, each) => session?.waiting.kind === 'wait' && session.id === each.session,
  expire: ({ session }, each) => session?.id === each.session && each.depth < session.stack.length,
  care: ({ consent }) => consent.status === 'opted_in',
  return: ({ away }) => Boolean(away),
  words: ({ threads = [] }) => threads.length > 0,
  tasks: (contact) => (contact.tasks ?? []).length > 0,
  handback: ({ ticket }, each) => ticket === each.ticket,
  claims: ({ claims = [] }) => claims.length > 0,
  answer_due: ({ ticket }, each) => ticket === each.ticket,
  remind_read: ({ receipts = [] }, each) => receipts.some(({ cause }) => cause.name === each.cause),
  announce: mayCome,
  start: mayCome,
  campaign: mayCome,
};

/** Whether what a follow-up is for is still there: its question, its session, its work. */
export function followUpBelongs(contact: Contact, each: FollowUp): boolean {
  const test = tests[each.kind] as (contact: Contact, each: FollowUp) => boolean;
  return test(contact, each);
}
