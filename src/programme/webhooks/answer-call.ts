import { type Contact } from '../../domain/contact/contact.ts';
import { type Clock, type Instant } from '../../domain/time/clock.ts';
import { digest } from '../../domain/text/digest.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { type WebRequest } from '../../domain/session.ts';
import { type Value } from '../../domain/value.ts';
import { type Settlement } from '../../runner/path.ts';
import { contactIncident } from '../contact-incident.ts';
import { type AskWeb } from './create-ask-web.ts';
import { longest, type WebAnswer } from './exchange.ts';
import { WebError } from './web-error.ts';

const silence: WebAnswer = { status: 0, headers: {}, body: '' };

/**
 * Asks what a flow waits for and gives it one answer, whose name is derived from the asking. After a crash it is
 * asked again (with the same `Idempotency-Key`) only while the flow still waits; what nobody waits for is not asked.
 */
export async function answerCall(
  { id }: EffectOf<'call'>,
  contact: Contact,
  { askWeb, clock }: { readonly askWeb: AskWeb; readonly clock: Clock },
): Promise<Settlement> {
  const waiting = contact.session?.waiting;
  if (waiting?.kind !== 'call' || waiting.call !== id) {
    return { rows: [], happen: [] };
  }
  // Digested, so that calls in a row do not lengthen the names that are derived from them.
  const name = digest(id);
  const requests = waiting.requests ?? [];
  const heard = await Promise.all(requests.map((each, place) => ask(askWeb, each, `${name}.${place}`)));
  // All answers together lie in the contact's document for a while.
  const room = longest / requests.length;
  const at = clock.now();
  const faults = heard.flatMap((each) => (each instanceof WebError ? [each] : []));
  const answers = heard.map((each): Value => {
    const said = each instanceof WebError ? silence : each;
    return { ...said, body: said.body.length < room ? said.body : '' };
  });
  const failed = answers.length === 0;
  const event = { id: `a${name}`, at, kind: 'answer', call: id, value: { answers }, failed } as const;
  return {
    rows: faults.slice(0, 1).map((fault) => incidentOf(fault, contact, at)),
    happen: [{ contact: contact.id, event }],
  };
}

function incidentOf({ reason, message }: WebError, contact: Contact, at: Instant): Row {
  const flow = contact.session?.stack.at(-1)?.flow ?? null;
  const detail = `a flow called a web service in vain: ${message}`;
  return contactIncident({ what: 'webhook', key: `${flow ?? ''}:${reason}`, flow, detail }, contact, at);
}

/** A fault is an answer too: the flow goes on by its failure branch. */
async function ask(askWeb: AskWeb, request: WebRequest, key: string): Promise<WebAnswer | WebError> {
  try {
    return await askWeb(request, key);
  } catch (fault) {
    return fault instanceof WebError ? fault : new WebError('network');
  }
}
