import { join } from 'node:path';
import { packagedLocales } from '../packaged-locales.ts';
import { type Config } from '../config.ts';
import { type Program } from '../engine/program.ts';
import { createWorlds, type Script } from '../engine/script.ts';
import { type World } from '../engine/world.ts';
import { type Instant } from '../domain/time/clock.ts';
import { findLanguageGaps } from '../flowfile/texts/find-language-gaps.ts';
import { type FlowFolder, type FlowSource, loadFolder } from '../flowfile/load-folder.ts';
import { recompile } from '../flowfile/flow/recompile.ts';

/**
 * Reads the folders that a configuration names. `drafts` are judged as if they lay there; `live` stands in the place of
 * all flow files.
 */
export function readFolder(
  config: Pick<Config, 'flowsDir' | 'localesDir' | 'language'>,
  drafts: readonly FlowSource[] = [],
  live: readonly FlowSource[] | null = null,
): FlowFolder {
  return loadFolder({
    drafts,
    live,
    flows: config.flowsDir,
    locales: config.localesDir,
    media: join(config.flowsDir, 'media'),
    packaged: packagedLocales,
    defaultLanguage: config.language,
  });
}

/** What of the languages that a configuration names was hardly meant so. */
export function languageGapsOf({ localesDir, language }: Pick<Config, 'localesDir' | 'language'>) {
  return findLanguageGaps({ localesDir, language, packaged: packagedLocales });
}

/** What the engine runs, of what was read. */
export function toScript(folder: FlowFolder, { quietHours }: { readonly quietHours: boolean }): Script {
  const { manners, limits, people } = folder.settings;
  return {
    programs: folder.programs,
    ...folder.phrases,
    manners: quietHours ? manners : { ...manners, quietHours: null, fridayPrayer: null },
    limits,
    people,
    localDays: folder.calendar,
    workspace: folder.imported.workspace,
  };
}

/** The world of each moment, for what looks ahead and changes nothing. */
export function createLookout(script: Script, now: () => Instant): () => World {
  const worlds = createWorlds(script);
  return () => worlds({ now: now(), unseen: () => false, older: () => undefined });
}

/** Compiles kept sources of older versions with today's translations; undefined for what is no longer readable. */
export function createRecompile(folder: FlowFolder): (flow: string, source: string) => Program | undefined {
  return (flow, source) => {
    try {
      if (source.startsWith('{')) {
        return folder.imported.recompile(flow, source);
      }
      return recompile(`${flow}.yaml`, source, {
        locales: folder.locales,
        question: folder.settings.question,
      });
    } catch {
      return undefined;
    }
  };
}

/** The word by which strangers ask to join: the first keyword of the flow that welcomes them, else of none. */
export function joinWordOf({ programs }: Pick<FlowFolder, 'programs'>): string {
  const triggers = [...programs.values()].map((program) => program.triggers);
  const welcome = triggers.find((each) =>
    each.some((trigger) => trigger.kind === 'event' && trigger.name === 'contact.new'),
  );
  const keyword = welcome?.find((trigger) => trigger.kind === 'keyword');
  return (keyword?.kind === 'keyword' ? keyword.words[0] : undefined) ?? '';
}
