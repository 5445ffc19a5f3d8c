import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { containerSchema, type Container } from '../../flowfile/rapidpro/container-schema.ts';
import { readExport, type ReadExport } from '../../flowfile/rapidpro/read-export.ts';
import { readJsonFile } from '../read-json-file.ts';
import { Refusal } from '../refusal.ts';
import { playTalk, type PlayedTalk } from './play-talk.ts';
import { transcriptSchema } from './transcript-schema.ts';

/** A transcript that could not be played, and why. */
export interface UnplayedTalk {
  readonly sprints: readonly [];
  readonly final: null;
  readonly error: string;
}

/** Plays all transcripts of a file, with the assets that lie beside it. */
export function replayFile(file: string): readonly (PlayedTalk | UnplayedTalk)[] {
  const talks = z.array(z.unknown()).safeParse(readJsonFile(file));
  if (!talks.success) {
    throw new Refusal(`${file} holds no list of transcripts`);
  }
  const assets = createAssets(dirname(file));
  return talks.data.map((talk) => playOne(talk, assets));
}

function playOne(talk: unknown, assets: (files: readonly string[]) => ReadExport): PlayedTalk | UnplayedTalk {
  const read = transcriptSchema.safeParse(talk);
  if (!read.success) {
    return { sprints: [], final: null, error: z.prettifyError(read.error) };
  }
  const { assets: named } = read.data;
  return playTalk(read.data, assets(typeof named === 'string' ? [named] : named));
}

/** Reads the files that a talk names, once for all talks that name the same. */
function createAssets(folder: string): (files: readonly string[]) => ReadExport {
  const known = new Map<string, ReadExport>();
  return (files) => {
    const key = files.join('\n');
    const read =
      known.get(key) ??
      readExport(joinContainers(files.map((file) => readContainer(findAsset(folder, file)))), {
        strict: true,
      });
    known.set(key, read);
    return read;
  };
}

/** Beside the transcripts, or in the folder that several of them share. */
function findAsset(folder: string, name: string): string {
  const places = [name, `${name}.json`].flatMap((file) => [
    join(folder, file),
    join(folder, '..', 'runner-assets', file),
  ]);
  return places.find((place) => existsSync(place)) ?? join(folder, name);
}

function readContainer(file: string): Container {
  const read = containerSchema.safeParse(readJsonFile(file));
  if (!read.success) {
    throw new Refusal(`${file} is no export: ${z.prettifyError(read.error)}`);
  }
  return read.data;
}

/** Lists of several files are one list. */
function joinContainers(containers: readonly Container[]): Container {
  const lists = containers.flatMap((container) => Object.entries(container));
  const joined: Record<string, unknown[]> = {};
  for (const [name, list] of lists) {
    if (Array.isArray(list)) {
      joined[name] = [...(joined[name] ?? []), ...(list as unknown[])];
    }
  }
  return containerSchema.parse(joined);
}
