type Schema = Readonly<Record<string, unknown>>;

const typeNames: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Whether a value is as a JSON Schema says, by the words that the schema of flow files uses; others throw. */
export function matchesSchema(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([word, says]) => obeys(word, says, { schema, value }));
}

function obeys(word: string, says: unknown, about: { schema: Schema; value: unknown }): boolean {
  const { schema, value } = about;
  const entries = typeNames['object']?.(value) ? Object.entries(value as object) : [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const words: Readonly<Record<string, () => boolean>> = {
    $schema: () => true,
    title: () => true,
    description: () => true,
    type: () => [says].flat().some((name) => typeNames[String(name)]?.(value)),
    enum: () => (says as readonly unknown[]).includes(value),
    const: () => says === value,
    anyOf: () => (says as readonly Schema[]).some((each) => matchesSchema(each, value)),
    pattern: () => typeof value !== 'string' || new RegExp(String(says), 'u').test(value),
    minimum: () => typeof value !== 'number' || value >= Number(says),
    items: () => items.every((each) => matchesSchema(says as Schema, each)),
    minItems: () => !Array.isArray(value) || items.length >= Number(says),
    maxItems: () => items.length <= Number(says),
    required: () => (says as readonly string[]).every((key) => entries.some(([name]) => name === key)),
    properties: () => entries.every(([key, each]) => matchesSchema(properties[key] ?? {}, each)),
    additionalProperties: () => entries.every(([key]) => Object.hasOwn(properties, key)),
  };
  const rule = words[word];
  if (rule === undefined) {
    throw new Error(`the schema uses "${word}", which is not looked at here`);
  }
  return rule();
}
