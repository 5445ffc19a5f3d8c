import { z } from 'zod';
import { type TicketDesk } from '../../flowfile/settings/ticket-settings.ts';
import { type ContactParts } from '../contacts/write-contact.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';

/** What talking with people needs. */
export interface TicketParts extends ContactParts {
  readonly desk: TicketDesk;
}

/** The route of what staff choose from. */
export function ticketChoices({ desk }: TicketParts): Endpoint {
  return endpoint({
    method: 'get',
    route: '/api/tickets/choices',
    summary: 'The topics and the canned answers of programme.yaml.',
    answer: z.object({
      topics: z.array(z.string()).describe('Empty: any topic will do.'),
      answers: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
    handle: () => ({
      topics: desk.topics,
      answers: Object.entries(desk.answers).map(([id, texts]) => ({
        id,
        text: cannedText(texts),
      })),
    }),
  });
}

/** A canned answer as staff see it, whatever the language: the first there is. */
export function cannedText(texts: TicketDesk['answers'][string]): string {
  return Object.values(texts)[0] ?? '';
}

/** A canned answer in the person's language, or the nearest there is; undefined where there is none of that name. */
export function cannedAnswer(
  { answers }: TicketDesk,
  id: string,
  {
    language,
    usual,
    values,
  }: {
    readonly language: string;
    readonly usual: string;
    readonly values: { readonly [name: string]: string };
  },
): string | undefined {
  const texts = Object.hasOwn(answers, id) ? answers[id] : undefined;
  const text = texts?.[language] ?? texts?.[''] ?? texts?.[usual] ?? Object.values(texts ?? {})[0];
  return text?.replaceAll(/\{(\w+)\}/gu, (written, name: string) => values[name] ?? written);
}
