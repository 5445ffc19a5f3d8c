import * as z from 'zod';
import { isBefore } from './compare-versions.ts';
import { type Definition, definitionSchema } from './definition-schema.ts';
import { fromGlific, isGlific } from './from-glific.ts';
import { type Remark } from './reading.ts';

/** The most that a flow's name has in RapidPro, in characters. */
const longestName = 64;

/** A flow of an export, checked; without one the remark says what is wrong with it. */
export function toDefinition(
  flow: unknown,
  strict: boolean,
): {
  readonly definition: Definition | null;
  readonly remarks: readonly Remark[];
} {
  const named = z
    .looseObject({ name: z.string().optional(), spec_version: z.string().optional() })
    .safeParse(flow);
  const name = named.data?.name ?? 'a flow without a name';
  const refuse = (text: string) => ({
    definition: null,
    remarks: [{ kind: 'error' as const, flow: name, where: '', text }],
  });
  const unknown = refuseVersion(named.data?.spec_version);
  if (unknown !== undefined) {
    return refuse(unknown);
  }
  const read = definitionSchema.safeParse(flow);
  if (!read.success) {
    return refuse(z.prettifyError(read.error).split('\n').slice(0, 6).join(' '));
  }
  if (strict && read.data.name.length > longestName) {
    return refuse(`its name has more than ${longestName} characters`);
  }
  return { definition: isGlific(read.data) ? fromGlific(read.data) : read.data, remarks: [] };
}

function refuseVersion(version: string | undefined): string | undefined {
  if (version === undefined || isBefore(version, '13.0.0')) {
    const which = version === undefined ? 'from before version 11' : `of version ${version}`;
    return `the flow is ${which}; open and save it in RapidPro or TextIt, then export it again`;
  }
  return isBefore(version, '15.0.0')
    ? undefined
    : `the flow is of version ${version}; versions 13 and 14 can be read`;
}
