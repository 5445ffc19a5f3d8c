import { type proto } from '@whiskeysockets/baileys';
import { type Baileys } from '../live-socket.ts';

/** How a message belongs to an earlier one: `album` names what it was sent together with. */
export interface Bond {
  /** The same picture once more, larger or moving, behind the one that every phone can show. */
  readonly isTwin: boolean;
  readonly album: string | null;
}

/** Reads what a message says of its fellows; phones write it on the message or on what is wrapped in it. */
export function decodeBond(
  { proto: { MessageAssociation } }: Baileys,
  messages: readonly (proto.IMessage | null | undefined)[],
): Bond {
  const { AssociationType } = MessageAssociation;
  const bonds = messages.flatMap((each) => each?.messageContextInfo?.messageAssociation ?? []);
  const twins: readonly unknown[] = [
    AssociationType.HD_IMAGE_DUAL_UPLOAD,
    AssociationType.HD_VIDEO_DUAL_UPLOAD,
    AssociationType.HEVC_VIDEO_DUAL_UPLOAD,
    AssociationType.MOTION_PHOTO,
  ];
  const album = bonds.find(({ associationType }) => associationType === AssociationType.MEDIA_ALBUM);
  return {
    isTwin: bonds.some(({ associationType }) => twins.includes(associationType)),
    album: album?.parentMessageKey?.id ?? null,
  };
}
