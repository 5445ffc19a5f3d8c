import { ApiError } from '../http/api-error.ts';
import { type TicketParts } from './ticket-choices.ts';

/** Throws ApiError `bad_request` for a topic that the programme does not name, where it names any. */
export function refuseTopic({ desk: { topics } }: Pick<TicketParts, 'desk'>, asked: string): void {
  if (topics.length > 0 && !topics.includes(asked)) {
    const words = `This is no topic of the programme. Use one of: ${topics.join(', ')}; or add it to programme.yaml.`;
    throw new ApiError('bad_request', words, 'body.topic');
  }
}
