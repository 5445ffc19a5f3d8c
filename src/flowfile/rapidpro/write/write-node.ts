import { type Exporting, type TheirAction, type TheirNode } from './exporting.ts';

/** A test that leads to a category by its name; `id` is where translations of its arguments lie. */
export interface WrittenCase {
  readonly type: string;
  readonly words: readonly string[];
  readonly category: string;
  readonly id?: string;
}

/** A router before its parts have ids. */
export interface WrittenRouter {
  readonly operand: string;
  readonly resultName?: string | undefined;
  readonly cases: readonly WrittenCase[];
  /** Where each category leads, the one for everything else last. */
  readonly ways: readonly { readonly name: string; readonly to: string | null }[];
  readonly wait?: {
    readonly hint?: string | undefined;
    /** In seconds; its category is `No Response`. */
    readonly timeout?: { readonly seconds: number; readonly to: string | null } | undefined;
  };
}

const silence = 'No Response';

/** A node that does something and goes on. */
export function plainNode(
  { idOf }: Exporting,
  name: string,
  { actions, to }: { readonly actions: readonly TheirAction[]; readonly to: string | null },
): TheirNode {
  return { uuid: idOf(name), actions, exits: [{ uuid: idOf(`${name} exit`), destination_uuid: to }] };
}

/** A node that does something and tells ways apart. */
export function routerNode(
  { idOf }: Exporting,
  name: string,
  { actions, router }: { readonly actions: readonly TheirAction[]; readonly router: WrittenRouter },
): TheirNode {
  const { operand, resultName, cases, wait } = router;
  const timeout = wait?.timeout;
  const ways = [...router.ways, ...(timeout ? [{ name: silence, to: timeout.to }] : [])];
  const category = (way: string): string => idOf(`${name} category ${way}`);
  const exit = (way: string): string => idOf(`${name} exit ${way}`);
  return {
    uuid: idOf(name),
    actions,
    router: {
      type: 'switch',
      operand,
      ...(resultName === undefined ? {} : { result_name: resultName }),
      cases: cases.map(({ type, words, category: way, id }, place) => ({
        uuid: id ?? idOf(`${name} case ${place}`),
        type,
        arguments: words,
        category_uuid: category(way),
      })),
      categories: ways.map((way) => ({
        uuid: category(way.name),
        name: way.name.slice(0, 36),
        exit_uuid: exit(way.name),
      })),
      default_category_uuid: category(router.ways.at(-1)?.name ?? ''),
      ...(wait ? { wait: writeWait(wait, category(silence)) } : {}),
    },
    exits: ways.map((way) => ({ uuid: exit(way.name), destination_uuid: way.to })),
  };
}

function writeWait({ hint, timeout }: NonNullable<WrittenRouter['wait']>, silent: string): object {
  return {
    type: 'msg',
    ...(hint === undefined ? {} : { hint: { type: hint } }),
    ...(timeout ? { timeout: { seconds: timeout.seconds, category_uuid: silent } } : {}),
  };
}
