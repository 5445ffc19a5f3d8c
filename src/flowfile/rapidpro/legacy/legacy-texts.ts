import { type LegacyTexts } from './legacy-schema.ts';
import { migrateTemplate } from './legacy-template.ts';

/** What of a flow is translated: by language, by id, by property. */
export type Localization = Record<string, Record<string, Record<string, string[]>>>;

/** Takes texts of old apart: into what the flow itself says, and its translations. */
export interface TextKeeper {
  readonly language: string;
  readonly localization: Localization;
}

/** The text in the flow's own language; the others become translations of `property`. */
export function keepText(
  { language, localization }: TextKeeper,
  texts: LegacyTexts,
  about: { readonly uuid: string; readonly property: string; readonly plain?: boolean },
): string {
  const migrate = about.plain ? (text: string) => text : migrateTemplate;
  const all = byLanguage(texts);
  const others = Object.entries(all).filter(([other]) => other !== language && other !== 'base');
  for (const [other, text] of others) {
    if (text) {
      const items = (localization[other] ??= {});
      (items[about.uuid] ??= {})[about.property] = [migrate(text)];
    }
  }
  return migrate(all[language] ?? all['base'] ?? '');
}

function byLanguage(texts: LegacyTexts): { readonly [language: string]: string | null } {
  return typeof texts === 'object' && texts !== null ? texts : { base: String(texts ?? '') };
}
