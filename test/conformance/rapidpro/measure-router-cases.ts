import { type Locations } from '../../../src/engine/expressions/tests/locations.ts';
import {
  type TypedEnvironment,
  createTypedEvaluation,
} from '../../../src/engine/expressions/typed/typed-world.ts';
import { toTyped } from '../../../src/engine/expressions/typed/write-typed.ts';
import { type Routed, route } from '../../../src/engine/router/route.ts';
import { pickTranslation, type LanguageChoice } from '../../../src/engine/router/pick-translation.ts';
import {
  type Localization,
  type RouterDefinition,
  readRouter,
  translationsOf,
} from '../../../src/engine/router/read-router.ts';
import { type CaseContact, type CaseInput, createContext } from './router-context.ts';
import {
  type Measure,
  canonical,
  caseFiles,
  measureFile,
  readJsonFile,
  readLocations,
} from './typed-cases.ts';

interface RouterCase {
  readonly name: string;
  readonly router: RouterDefinition & {
    readonly result_name?: string;
    readonly categories: readonly { readonly uuid: string; readonly name: string }[];
    readonly wait?: { readonly timeout?: { readonly category_uuid: string } };
  };
  readonly flow_language: string;
  readonly localization: Localization;
  readonly environment: TypedEnvironment;
  readonly contact: CaseContact;
  readonly input: CaseInput;
  readonly expected: {
    readonly exit: number | null;
    readonly status: string;
    readonly result?: object;
    readonly errors?: readonly string[];
  };
}

/** The message comes a minute after the session began. */
const NOW = '2025-05-04T12:31:46.123456Z';

/** Which way single routers go, and what they keep. */
export const measureRouterCases: Measure = (folder) => {
  const surroundings = { locations: readLocations(folder, 'locations.json'), globals: readGlobals(folder) };
  return caseFiles(folder, 'router-cases').map((file) =>
    measureFile(file, readJsonFile(folder, file) as readonly RouterCase[], (each) => {
      const { exit, status, result = {}, errors = [] } = each.expected;
      return {
        what: `${each.name} ${each.router.operand} ${JSON.stringify(each.input)}`,
        got: JSON.stringify(run(each, surroundings)),
        wanted: JSON.stringify({ exit, status, result: canonical(result as never), errors: errors.length }),
      };
    }),
  );
};

interface Surroundings {
  readonly locations: Locations | undefined;
  readonly globals: { readonly [key: string]: string };
}

function readGlobals(folder: string): Surroundings['globals'] {
  const { globals } = readJsonFile(folder, 'sessions-own/own_extra.json') as {
    readonly globals: readonly { readonly key: string; readonly value: string }[];
  };
  return Object.fromEntries(globals.map(({ key, value }) => [key, value]));
}

function run(each: RouterCase, { locations, globals }: Surroundings): object {
  const { router, environment, localization } = each;
  const context = { ...createContext(each.contact, each.input), globals };
  const languages = {
    contact: each.contact.language ?? '',
    allowed: environment.allowed_languages,
    flow: each.flow_language,
  };
  const world = { environment, context, now: NOW, chance: () => 0.5, locations };
  const routed =
    each.input.timeout === true
      ? timedOut(router)
      : route({
          router: readRouter(router, localization, Object.keys(context)),
          evaluation: () => createTypedEvaluation(world),
          languages,
        });
  const exit = router.categories.findIndex(({ uuid }) => uuid === routed.category);
  return exit === -1
    ? { exit: null, status: 'failed', result: {}, errors: routed.errors.length + 1 }
    : {
        exit,
        status: 'completed',
        result: canonical(resultOf(each, routed, languages) as never),
        errors: routed.errors.length,
      };
}

function timedOut({ wait }: RouterCase['router']): Routed {
  const category = wait?.timeout?.category_uuid ?? null;
  return { category, match: '', extra: undefined, operandText: '', errors: [], troubles: [], warnings: [] };
}

/** The result without what is empty. */
function resultOf({ router, localization }: RouterCase, routed: Routed, languages: LanguageChoice): object {
  const category = router.categories.find(({ uuid }) => uuid === routed.category);
  const translations = translationsOf(localization, category?.uuid ?? '', 'name');
  const [localized] = pickTranslation(translations, languages) ?? [];
  return {
    name: router.result_name ?? '',
    value: routed.match,
    category: category?.name ?? '',
    ...(localized !== undefined && { category_localized: localized }),
    ...(routed.operandText !== '' && { input: routed.operandText }),
    ...(routed.extra !== undefined && { extra: toTyped(routed.extra) }),
  };
}
