import { type TicketDesk } from '../../../flowfile/settings/ticket-settings.ts';
import { type FormState } from '../../forms/form-state.ts';
import { type PageProps } from '../../pages/page.tsx';
import { type Telling } from '../../people/days-ago.ts';
import { type TicketRead } from './read-ticket.ts';

/** What the page of one conversation in human hands shows. */
export interface TicketProps extends PageProps, Telling, TicketRead {
  readonly desk: TicketDesk;
  /** The form that was sent and refused; null: none was. */
  readonly tried: FormState | null;
}
