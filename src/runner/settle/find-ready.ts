import { type EffectEntry } from '../../domain/contact/contact-record.ts';

/**
 * Those of a contact's open effects, given in their order, that may be settled now. A file waits for the row of its
 * message and words wait for their files. Words wait for those before them to the same person too, unless these hold up
 * everything: they, or a file of theirs, have thrown.
 */
export function findReady(
  open: readonly EffectEntry[],
  hasThrown: (entry: EffectEntry) => boolean,
): readonly EffectEntry[] {
  const needsAny = (entry: EffectEntry): boolean => open.some((other) => needs(entry, other));
  const holdsUp = (entry: EffectEntry): boolean =>
    hasThrown(entry) || open.some((other) => needs(entry, other) && hasThrown(other));
  return open.filter((entry, place) => {
    const before = open.slice(0, place).filter((other) => comesBehind(entry, other));
    return !needsAny(entry) && before.every(holdsUp);
  });
}

/** Whether an effect may have waited for another one, which is settled now. */
export function waitedFor(entry: EffectEntry, settled: EffectEntry): boolean {
  return needs(entry, settled) || comesBehind(entry, settled);
}

/** A file is kept beside the message that is written down, and words go out with their files. */
function needs({ effect }: EffectEntry, { effect: other }: EffectEntry): boolean {
  return effect.kind === 'keep'
    ? other.kind === 'heard' && other.id === effect.heard
    : other.kind === 'keep' && other.heard === wordsOf(effect);
}

/** Words do not overtake those before them to the same person, whose files may be on their way; urgent ones do. */
function comesBehind({ effect }: EffectEntry, { effect: other }: EffectEntry): boolean {
  if (effect.kind === 'reply') {
    return effect.urgent !== true && other.kind === 'reply' && other.to === effect.to;
  }
  return effect.kind === 'relay' && !effect.urgent && other.kind === 'relay';
}

/** Which message it passes on, by its row. */
function wordsOf(effect: EffectEntry['effect']): string | undefined {
  if (effect.kind === 'relay' || effect.kind === 'reply') {
    return effect.words.heard;
  }
  return effect.kind === 'announcing' && effect.act.kind === 'draft' ? effect.act.files?.heard : undefined;
}
