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
