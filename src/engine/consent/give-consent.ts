import { type Consent } from '../../domain/consent.ts';
import { guardianOf, isMinor } from '../../domain/contact/minor.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { change, type Draft, nextId } from '../draft.ts';

/**
 * Keeps what somebody said to a purpose, with its proof: when, by which words in which version, in which message,
 * and for a child who said it for them.
 */
export function giveConsent(
  draft: Draft,
  purpose: string,
  said: Pick<Consent, 'status' | 'method' | 'textVersion'>,
): void {
  const { contact, world } = draft;
  const version = world.manners.purposes[purpose]?.version ?? 1;
  const consent: Consent = {
    ...said,
    at: world.now,
    messageId: draft.event.id,
    language: contact.language,
    ...(version > 1 ? { version } : {}),
    ...(isMinor(contact, world.now) ? { guardian: guardianOf(contact) } : {}),
  };
  change(
    draft,
    purpose === usualPurpose ? { consent } : { consents: { ...contact.consents, [purpose]: consent } },
  );
  draft.effects.push({ kind: 'consent', id: nextId(draft), consent, purpose });
}
