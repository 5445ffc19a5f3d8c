import { z } from 'zod';
import { type Row } from '../../domain/row.ts';
import { eventOfHeard } from '../../domain/heard-row.ts';
import { anyValue, instant } from '../http/common-schema.ts';
import { textOf } from '../rows/text-of.ts';

/** A message as whoever holds the phone sees it. */
export const messageView = z.object({
  id: z.string(),
  from: z.enum(['bot', 'person']),
  text: z.string(),
  choices: z.array(z.string()).describe('The labels of the buttons under it.'),
  media: z.array(anyValue).describe('Pictures, voice notes, documents and places that came with it.'),
  reaction: z
    .object({ to: z.string() })
    .optional()
    .describe('Only in a reaction, whose `text` is its emoji: the message that it is on.'),
  at: instant,
});

/** Shows a row of kind `messages`; what came in bears the id that its sender was told. */
export function viewMessage({ id, at, data }: Row): z.infer<typeof messageView> {
  const cameIn = data['direction'] === 'in';
  return {
    id: cameIn ? eventOfHeard(id) : id,
    from: cameIn ? 'person' : 'bot',
    text: textOf(data['text']),
    choices: listOf(data['choices']).filter((each) => typeof each === 'string'),
    media: [...listOf(data['media'])],
    ...reactionOf(data['reaction']),
    at: new Date(at).toISOString(),
  };
}

/** It names the other message by the id that this has here. */
function reactionOf(kept: unknown): Pick<z.infer<typeof messageView>, 'reaction'> {
  const reaction = z.object({ to: z.string() }).safeParse(kept);
  return reaction.success ? { reaction: { to: eventOfHeard(reaction.data.to) } } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
