import { type core } from 'zod';

/** The keys that data of a shape may have at a path; none where any may stand there. */
export function knownKeys(shape: core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const { def } = (shape as core.$ZodTypes)._zod;
  if (def.type === 'union') {
    return def.options.flatMap((option) => knownKeys(option, path));
  }
  if (def.type === 'pipe') {
    // Where the data is made ready first, its shape comes out; where it is turned into something, it goes in.
    return [def.in, def.out].flatMap((each) => knownKeys(each, path));
  }
  if ('innerType' in def) {
    return knownKeys(def.innerType, path);
  }
  const [part, ...rest] = path;
  if (part === undefined) {
    return def.type === 'object' ? Object.keys(def.shape) : [];
  }
  const child = childOf(def, part);
  return child ? knownKeys(child, rest) : [];
}

function childOf(def: core.$ZodTypes['_zod']['def'], part: PropertyKey): core.$ZodType | undefined {
  if (def.type === 'object') {
    return def.shape[String(part)];
  }
  return def.type === 'array' ? def.element : def.type === 'record' ? def.valueType : undefined;
}
