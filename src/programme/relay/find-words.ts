import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { isFile } from '../../domain/is-file.ts';
import { type Media } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { type Thread, type Words } from '../../domain/thread.ts';
import { type Store } from '../../store/store.ts';

/** So long words wait for their files to be fetched; then they go without. */
const patience: Millis = 10 * 60 * 1000;

/**
 * What was said, with files that any channel can send: those that were fetched and kept. Throws while others are
 * still on their way, so that it is tried again; what the network refused is none of these.
 */
export async function findWords(store: Store, words: Words, now: Instant): Promise<Words> {
  if (!words.media.some(isFile)) {
    return words;
  }
  const row = await store.findRow('messages', words.heard);
  const media = mediaOf(row);
  const kept = media.filter((each) => !isFile(each) || each.ref.startsWith('kept:'));
  const isDecided = media.every((each) => kept.includes(each) || (isFile(each) && each.gone === true));
  if (row && (isDecided || now - row.at > patience)) {
    return { ...words, media: kept, ...(kept.length < media.length ? { incomplete: true } : {}) };
  }
  throw new Error('the files of these words are not fetched yet');
}

/** What a family said, from the history. */
export async function readHeard(store: Store, { heard }: Thread, now: Instant): Promise<Words> {
  const row = await store.findRow('messages', heard);
  const text = row?.data['text'];
  const media = mediaOf(row);
  return findWords(store, { heard, text: typeof text === 'string' ? text : '', media }, now);
}

function mediaOf(row: Row | undefined): readonly Media[] {
  const media = row?.data['media'];
  return Array.isArray(media) ? (media as readonly Media[]) : [];
}
