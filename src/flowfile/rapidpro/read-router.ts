import { type Category } from '../../engine/nodes/node-flow.ts';
import { type Router } from '../../engine/router/router.ts';
import { type DefinitionNode, type DefinitionRouter } from './definition-schema.ts';
import { type DefinitionReading, template } from './reading.ts';
import { localised, translationsOf } from './translations.ts';

/** The categories of a router, each with the place of its exit; -1 where it has none. */
export function readCategories(
  { definition, remark }: DefinitionReading,
  node: DefinitionNode,
  { router, where }: { readonly router: DefinitionRouter; readonly where: string },
): readonly (Omit<Category, 'target'> & { readonly exit: number })[] {
  return router.categories.map((category) => {
    const exit = node.exits.findIndex(({ uuid }) => uuid === category.exit_uuid);
    if (exit < 0) {
      remark('repaired', where, `the category "${category.name}" has no exit; the flow ends there`);
    }
    const translations = translationsOf(definition, category.uuid, 'name');
    const name = localised([category.name], translations, ([text = '']) => text);
    return { uuid: category.uuid, name, exit };
  });
}

/** A router that tests something. */
export function readSwitch({ definition }: DefinitionReading, router: DefinitionRouter): Router {
  return {
    operand: template((router.operand ?? '').trim()),
    cases: (router.cases ?? []).map((each) => {
      const { base, translations } = localised(
        each.arguments ?? [],
        translationsOf(definition, each.uuid, 'arguments'),
        (texts) => texts.map((text) => template(text.trim())),
      );
      return { test: each.type, arguments: base, translations, category: each.category_uuid };
    }),
    otherwise: router.default_category_uuid ?? null,
  };
}
