import { type LastAnswer } from '../../domain/contact.ts';
import { type Media } from '../../domain/message.ts';

/** The last answer with the files that came with it, so that its row does not lose them when fragments join. */
export interface KeptAnswer extends LastAnswer {
  readonly media: readonly Media[];
}

/** The files of the last answer so far. */
export function keptMedia(last: LastAnswer | KeptAnswer): readonly Media[] {
  return 'media' in last ? last.media : [];
}
