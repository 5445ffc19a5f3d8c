import * as z from 'zod';

/** An answer as the API tells it. */
export const answerSchema = z.looseObject({
  id: z.string(),
  contact: z.string().nullable(),
  at: z.string(),
  session: z.string(),
  flow: z.string(),
  flowVersion: z.string().nullish(),
  step: z.string(),
  value: z.unknown(),
  text: z.string().nullish(),
  media: z.array(z.unknown()).nullish(),
});

/** One answer that somebody gave. */
export type GivenAnswer = z.infer<typeof answerSchema>;

/**
 * An answer as a row of FLOIP's flow results (1.0): moment, row, contact, session, question, response, metadata. A
 * question is named `<flow>.<step>`, so that the answers of all flows can lie in one file.
 */
export function floipRow(answer: GivenAnswer): readonly unknown[] {
  const { id, contact, at, session, flow, flowVersion, step, value, text, media } = answer;
  const metadata = {
    flow,
    flow_version: flowVersion ?? null,
    text: text ?? '',
    ...(media && media.length > 0 ? { media } : {}),
  };
  return [at, id, contact, session, `${flow}.${step}`, value ?? null, metadata];
}
