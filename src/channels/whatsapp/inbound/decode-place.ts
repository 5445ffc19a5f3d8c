import { type proto } from '@whiskeysockets/baileys';
import { type LocationMedia } from '../../../domain/message.ts';

/** The place that a message shows, or from where somebody begins to share where they are. */
export function decodePlace({
  locationMessage,
  liveLocationMessage,
}: proto.IMessage): readonly LocationMedia[] {
  const place = locationMessage ?? liveLocationMessage;
  const { degreesLatitude: latitude, degreesLongitude: longitude } = place ?? {};
  if (latitude == null || longitude == null) {
    return [];
  }
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth ? [{ kind: 'location', latitude, longitude, name: locationMessage?.name ?? null }] : [];
}
