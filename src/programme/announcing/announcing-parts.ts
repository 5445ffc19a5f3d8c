import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type World } from '../../engine/world.ts';
import { type PhraseKey } from '../../domain/phrase-key.ts';
import { type Broadcasts } from '../broadcasts/broadcasts.ts';
import { type Store } from '../../store/store.ts';

/** What answering a coordinator who announces needs. */
export interface AnnouncingParts {
  readonly store: Store;
  readonly broadcasts: Broadcasts;
  readonly phrase: World['phrase'];
  /** Why something is held or left out, in words of a language. */
  readonly reason: (language: string, reason: string) => string;
  readonly now: () => Instant;
}

/** A product text in the language of a contact. */
export type Say = (key: PhraseKey, values?: Readonly<Record<string, string>>) => string;

/** Says something to a contact in their language. */
export function sayTo({ phrase }: Pick<AnnouncingParts, 'phrase'>, { language, name }: Contact): Say {
  return (key, values = {}) => phrase(language, key, { ...values, name });
}
