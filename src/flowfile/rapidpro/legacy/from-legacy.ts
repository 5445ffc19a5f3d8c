import { uuidFrom } from '../../../engine/nodes/run-state.ts';
import { migrateAction } from './legacy-actions.ts';
import { migrateRuleSet } from './legacy-rules.ts';
import { legacySchema, type LegacyFlow } from './legacy-schema.ts';
import { type Localization, type TextKeeper } from './legacy-texts.ts';

const types: { readonly [letter: string]: string } = { V: 'voice', S: 'messaging_offline' };

/** Whether something is a flow of sets of actions and rules, as RapidPro wrote them before version 12. */
export function isLegacy(flow: unknown): boolean {
  return typeof flow === 'object' && flow !== null && 'action_sets' in flow;
}

/** A flow of old (version 11) as one of version 13.3; throws a `ZodError` for what is none. */
export function fromLegacy(flow: unknown): object {
  const legacy = legacySchema.parse(flow);
  const { metadata, base_language: language } = legacy;
  const localization: Localization = {};
  const keeper: TextKeeper = { language, localization };
  return {
    uuid: metadata.uuid,
    name: metadata.name,
    // Its templates come out as 13.3 has them, its names are to be cut as those before 13.6.
    spec_version: '13.3.0',
    language: /^[a-z]{3}$/u.test(language) ? language : 'und',
    type: types[legacy.flow_type ?? ''] ?? 'messaging',
    revision: metadata.revision,
    expire_after_minutes: metadata.expires ?? 0,
    nodes: nodesOf(legacy, keeper),
    localization,
  };
}

/** The nodes from the top of the drawing to its bottom, the entry first. */
function nodesOf(legacy: LegacyFlow, keeper: TextKeeper): readonly object[] {
  const makeId = (from: string): string => uuidFrom(from);
  const acting = legacy.action_sets.map((set) => ({
    uuid: set.uuid,
    y: set.y,
    node: {
      uuid: set.uuid,
      actions: set.actions.map((action, place) =>
        migrateAction(action, action.uuid ?? makeId(`${set.uuid}:${place}`), keeper),
      ),
      exits: [
        { uuid: set.exit_uuid ?? makeId(`exit:${set.uuid}`), destination_uuid: set.destination ?? null },
      ],
    },
  }));
  const ruling = legacy.rule_sets.map((set) => ({
    uuid: set.uuid,
    y: set.y,
    node: migrateRuleSet(set, keeper, makeId),
  }));
  const rank = ({ uuid, y }: { readonly uuid: string; readonly y: number }): number =>
    uuid === legacy.entry ? -Infinity : y;
  return [...acting, ...ruling].sort((a, b) => rank(a) - rank(b)).map(({ node }) => node);
}
