/**
 * A file name for each flow: its title in small letters, digits and hyphens. A flow that has a file already keeps
 * its name; nobody gets the name of another one.
 */
export function slugs(
  flows: readonly { readonly uuid: string; readonly name: string }[],
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const taken = new Map([...files, ['workspace', '']]);
  return flows.map(({ uuid, name: title }) => {
    const words = title
      .normalize('NFD')
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? ['flow'];
    const base = words.join('-').slice(0, 80);
    let name = base;
    for (let count = 2; taken.has(name) && taken.get(name) !== uuid; count++) {
      name = `${base}-${count}`;
    }
    taken.set(name, uuid);
    return name;
  });
}
