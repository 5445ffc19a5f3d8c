import { type Row } from '../../domain/row.ts';
import { type ContactWrite } from '../../store/store.ts';

/** What one contact wants written; `contact: null` for rows alone. */
export interface Wish {
  readonly contact: ContactWrite | null;
  readonly rows: readonly Row[];
  /** Wishes made before this one, without which it must not be written. */
  readonly restsOn: readonly Wish[];
}
