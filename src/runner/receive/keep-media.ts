import { SendError } from '../../channels/channel.ts';
import { channelOf, isAddress } from '../../domain/contact/address.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type FileMedia } from '../../domain/message.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Path } from '../path.ts';

type Keep = EffectOf<'keep'>;

const endings: Readonly<Record<FileMedia['kind'], string>> = {
  image: 'jpg',
  voice: 'ogg',
  video: 'mp4',
  document: 'bin',
};

/**
 * Fetches a file that came in and keeps it, and points the message's row to the copy. What the network refuses
 * stays as a reference, and the row says so; a passing fault throws, so that it is tried again.
 */
export async function keepMedia(path: Path, effect: Keep, contact: string): Promise<readonly Row[]> {
  const bytes = await fetchBytes(path, effect.media);
  if (!bytes) {
    return [withNews(await getRow(path, effect), effect, { gone: true })];
  }
  const name = `${effect.id}.${endings[effect.media.kind]}`;
  const ref = await path.files.keep(contact, name, bytes);
  if (!(await path.store.find(contact))) {
    // Erased while the file was on its way: it goes too.
    await path.files.erase(contact);
    return [];
  }
  return [withNews(await getRow(path, effect), effect, { ref })];
}

async function getRow(path: Path, { heard }: Keep): Promise<Row> {
  const row = await path.store.findRow('messages', heard);
  if (!row) {
    throw new Error('the message of this file is not written down yet');
  }
  return row;
}

async function fetchBytes(path: Path, media: FileMedia): Promise<Uint8Array | undefined> {
  const line = isAddress(media.ref) ? path.lines.get(channelOf(media.ref)) : undefined;
  return line?.channel.fetch(media).catch((fault: unknown) => {
    if (fault instanceof SendError && fault.reason === 'refused') {
      return undefined;
    }
    throw fault;
  });
}

function withNews(row: Row, { place }: Keep, news: Readonly<Record<string, Value>>): Row {
  const media = Array.isArray(row.data['media']) ? (row.data['media'] as readonly Value[]) : [];
  const kept = media.map((each, index) => (index === place && isObject(each) ? { ...each, ...news } : each));
  return { ...row, version: row.version + 1, data: { ...row.data, media: kept } };
}

function isObject(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
