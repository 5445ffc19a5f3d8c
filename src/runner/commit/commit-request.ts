import { type Row } from '../../domain/row.ts';
import { type ContactWrite } from '../../store/store.ts';

/** What is to be written of one contact; `contact: null` for rows alone. */
export interface CommitRequest {
  readonly contact: ContactWrite | null;
  readonly rows: readonly Row[];
  /** Requests made before this one, without which it must not be written. */
  readonly restsOn: readonly CommitRequest[];
}
