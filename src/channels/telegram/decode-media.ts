import { type FileMedia, type Media } from '../../domain/message.ts';
import { type TelegramMessage } from './update-schema.ts';

interface TelegramFile {
  readonly file_id: string;
  readonly file_size?: number | undefined;
  readonly file_name?: string | undefined;
  readonly mime_type?: string | undefined;
}

/** What a message carries beside its words. A GIF comes as both animation and document: it is taken once. */
export function decodeMedia(message: TelegramMessage): readonly Media[] {
  const found = [decodePlace(message), decodeCard(message), decodePhoto(message), decodeFile(message)];
  return found.filter((each) => each !== null);
}

function decodePlace({ venue, location }: TelegramMessage): Media | null {
  const place = venue?.location ?? location;
  return place === undefined
    ? null
    : {
        kind: 'location',
        latitude: place.latitude,
        longitude: place.longitude,
        name: venue?.title ?? null,
      };
}

function decodeCard({ contact }: TelegramMessage): Media | null {
  return contact === undefined
    ? null
    : {
        kind: 'contact',
        name: `${contact.first_name} ${contact.last_name ?? ''}`.trim(),
        phone: contact.phone_number,
      };
}

/** A photo comes in several sizes; the largest is the picture. */
function decodePhoto({ photo }: TelegramMessage): Media | null {
  const largest = photo?.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  return largest === undefined ? null : fileMedia('image', largest, 'image/jpeg');
}

function decodeFile({ voice, video, video_note, animation, audio, document }: TelegramMessage): Media | null {
  if (voice !== undefined) {
    return fileMedia('voice', voice, 'audio/ogg');
  }
  const moving = video ?? video_note ?? animation;
  if (moving !== undefined) {
    return fileMedia('video', moving, 'video/mp4');
  }
  const plain = audio ?? document;
  return plain === undefined ? null : fileMedia(isPicture(plain) ? 'image' : 'document', plain, null);
}

/** A picture that was sent "as a file" is a picture. */
function isPicture({ mime_type }: TelegramFile): boolean {
  return /^image\/(jpeg|png|webp|heic)$/.test(mime_type ?? '');
}

function fileMedia(kind: FileMedia['kind'], file: TelegramFile, mime: string | null): FileMedia {
  return {
    kind,
    ref: `telegram:${file.file_id}`,
    name: file.file_name ?? null,
    mime: file.mime_type ?? mime,
    bytes: file.file_size ?? null,
  };
}
