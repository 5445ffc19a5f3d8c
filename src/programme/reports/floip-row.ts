import { type Row } from '../../domain/row.ts';

/** One answer that somebody gave, with its moment as an ISO text. */
export interface GivenAnswer {
  readonly id: string;
  readonly contact: string | null;
  readonly at: string;
  readonly session: string;
  readonly flow: string;
  readonly flowVersion?: string | null | undefined;
  readonly step: string;
  readonly value?: unknown;
  readonly text?: string | null | undefined;
  readonly media?: readonly unknown[] | null | undefined;
}

interface FloipMetadata {
  readonly flow: string;
  readonly flow_version: string | null;
  readonly text: string;
  readonly media?: readonly unknown[];
}

/** An answer as a row of FLOIP's flow results. */
export type FloipRow = readonly [
  moment: string,
  row: string,
  contact: string | null,
  session: string,
  question: string,
  response: unknown,
  metadata: FloipMetadata,
];

/**
 * An answer as a row of FLOIP's flow results (1.0): moment, row, contact, session, question, response, metadata. A
 * question is named `<flow>.<step>`, so that the answers of all flows can lie in one file.
 */
export function floipRow(answer: GivenAnswer): FloipRow {
  const { id, contact, at, session, flow, flowVersion, step, value, text, media } = answer;
  const metadata = {
    flow,
    flow_version: flowVersion ?? null,
    text: text ?? '',
    ...(media && media.length > 0 ? { media } : {}),
  };
  return [at, id, contact, session, `${flow}.${step}`, value ?? null, metadata];
}

/** The answer that a row of kind `results` holds. */
export function answerOf({ id, contact, at, data }: Row): GivenAnswer {
  return { ...(data as unknown as GivenAnswer), id, contact, at: new Date(at).toISOString() };
}
