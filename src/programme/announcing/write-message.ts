import { type FileMedia } from '../../domain/message.ts';
import { type Say } from './announcing-parts.ts';

/** What is to be announced, with a word for the file that goes with it: "(dengan foto) Ada rapat". */
export function writeMessage(say: Say, text: string, file: FileMedia | undefined): string {
  return [file ? say(`announce_${file.kind}`) : '', text].filter((each) => each !== '').join(' ');
}
