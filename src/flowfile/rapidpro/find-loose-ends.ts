import { type Definition } from './definition-schema.ts';
import { type Remark } from './reading.ts';

type Node = Definition['nodes'][number];

/** The nodes where an answer is sorted into what is not there: a conversation fails when it comes to that. */
export function findLooseEnds({ name, nodes }: Definition): readonly Remark[] {
  return nodes.flatMap((node, place): readonly Remark[] =>
    hasLooseEnd(node)
      ? [
          {
            kind: 'unsupported',
            flow: name,
            where: `node ${place + 1} of ${nodes.length}`,
            text: 'an answer leads to a category or an exit that is not there; the conversation fails at it',
          },
        ]
      : [],
  );
}

function hasLooseEnd({ router, exits }: Node): boolean {
  const categories = router?.categories ?? [];
  const wanted = [
    router?.default_category_uuid,
    router?.wait?.timeout?.category_uuid,
    ...(router?.cases ?? []).map((each) => each.category_uuid),
  ];
  const isThere = (uuid: string): boolean => categories.some((each) => each.uuid === uuid);
  const isExit = (uuid: string): boolean => exits.some((each) => each.uuid === uuid);
  return (
    wanted.some((uuid) => uuid && !isThere(uuid)) || categories.some(({ exit_uuid: uuid }) => !isExit(uuid))
  );
}
