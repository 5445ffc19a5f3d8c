import { type Recorded } from '../../engine/program.ts';
import { type FlowReading } from './flow-reading.ts';
import { readString } from '../yaml/read-scalar.ts';
import { type Slot } from '../yaml/slot.ts';

/**
 * The name of a picture, voice note or document in FLOWS_DIR/media, null where there is none, and the names that files
 * of translations give in its place.
 */
export function readMedia(reading: FlowReading, slot: Slot | undefined): Recorded {
  const { source, about } = reading;
  const name = slot && readString(source, slot);
  if (slot === undefined || name === undefined) {
    return { media: null };
  }
  const fault = faultOf(name, about.hasMedia);
  if (fault !== undefined) {
    source.error(slot.at, fault);
  }
  reading.recordings.push({ text: name, at: slot.at });
  const recordings = readRecordings(reading, name);
  return { media: name, ...(Object.keys(recordings).length === 0 ? {} : { recordings }) };
}

function readRecordings({ about, language }: FlowReading, name: string): { [language: string]: string } {
  const recordings: { [language: string]: string } = {};
  for (const locale of about.locales.filter((each) => each.language !== language)) {
    const other = locale.translations.get(name);
    const fault = other && faultOf(other.text, about.hasMedia);
    if (other && fault !== undefined) {
      locale.source.error(other.at, fault);
    } else if (other) {
      recordings[locale.language] = other.text;
    }
  }
  return recordings;
}

function faultOf(name: string, hasMedia: FlowReading['about']['hasMedia']): string | undefined {
  const inside = !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/iu.test(name);
  if (!inside) {
    return 'media must be the name of a file in the folder media beside the flows';
  }
  return hasMedia?.(name) === false
    ? `there is no file "${name}" in the folder media beside the flows`
    : undefined;
}
