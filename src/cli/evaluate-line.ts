import * as z from 'zod';
import { isZone } from '../domain/time/time-zone.ts';
import { listLocations } from '../engine/expressions/tests/locations.ts';
import { callTyped, evaluateTyped, testTyped } from '../engine/expressions/typed/evaluate-typed.ts';
import { findInstant } from '../engine/expressions/typed/read-typed.ts';
import { type Typed } from '../engine/expressions/typed/typed.ts';
import { type TypedWorld } from '../engine/expressions/typed/typed-world.ts';
import { createRecordedChance } from './recorded-chance.ts';

/** The moment of the published cases, so that they come out alike everywhere. */
const usualNow = '2025-05-04T12:30:45.123456789Z';

const typed: z.ZodType<Typed> = z.json();

const environment = z.object({
  timezone: z.string().refine(isZone, 'is no time zone').default('UTC'),
  date_format: z.enum(['YYYY-MM-DD', 'MM-DD-YYYY', 'DD-MM-YYYY']).default('YYYY-MM-DD'),
  time_format: z
    .enum(['tt:mm', 'tt:mm:ss', 'h:mm aa', 'hh:mm aa', 'h:mm:ss aa', 'hh:mm:ss aa'])
    .default('tt:mm'),
  allowed_languages: z.array(z.string()).default([]),
  default_country: z.string().default(''),
  number_format: z
    .object({ decimal_symbol: z.string().min(1), digit_grouping_symbol: z.string() })
    .default({ decimal_symbol: '.', digit_grouping_symbol: ',' }),
  input_collation: z.enum(['default', 'confusables', 'arabic_variants']).default('default'),
});

const place = z.object({
  name: z.string(),
  aliases: z.array(z.string()).nullish(),
  get children() {
    return z.array(place).nullish();
  },
});

const places = z.union([z.array(place), z.object({ locations: z.array(place) })]);

const line = z
  .object({
    id: typed.default(null),
    template: z.string().optional(),
    fn: z.string().optional(),
    test: z.string().optional(),
    args: z.array(typed).default([]),
    context: z.record(z.string(), typed).default({}),
    environment: environment.prefault({}),
    now: z
      .string()
      .refine((text) => findInstant(text) !== undefined, 'is no moment; write it as 2025-05-04T12:30:45Z')
      .default(usualNow),
    locations: places.nullish(),
  })
  .refine(
    ({ template, fn, test }) => [template, fn, test].filter((each) => each !== undefined).length === 1,
    'needs exactly one of "template", "fn" and "test"',
  );

type Line = z.infer<typeof line>;

/** What one line of `evaluate` is answered with; a line that cannot be read gets `{"id","error"}`. Never throws. */
export function answerLine(text: string): object {
  const json = parseJson(text);
  if (json === undefined) {
    return { id: null, error: 'this line is no JSON' };
  }
  const read = line.safeParse(json);
  if (!read.success) {
    return { id: idOf(json), error: read.error.issues.map(explain).join('; ') };
  }
  return { id: read.data.id, ...answer(read.data, worldOf(read.data)) };
}

function answer({ template, fn, test = '', args }: Line, world: TypedWorld): object {
  if (template !== undefined) {
    const { text, value, errors, warnings } = evaluateTyped(template, world);
    return { text, value, errors, ...(warnings.length > 0 && { warnings }) };
  }
  return fn === undefined ? testTyped(test, args, world) : { result: callTyped(fn, args, world) };
}

function worldOf({ environment, context, now, locations }: Line): TypedWorld {
  const listed = locations && 'locations' in locations ? locations.locations : locations;
  return {
    environment,
    context,
    now,
    chance: createRecordedChance(),
    locations: listed ? listLocations(listed) : undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const explain = ({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): string => [path.map(String).join('.'), message].filter((each) => each !== '').join(': ');

const idOf = (json: unknown): unknown =>
  json !== null && typeof json === 'object' && 'id' in json ? json.id : null;
