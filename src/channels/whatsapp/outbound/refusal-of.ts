import { type Millis } from '../../../domain/time/clock.ts';
import { SendError } from '../../channel.ts';
import { type Verdict } from './verdicts.ts';

/** The code for: you may not begin a conversation now, or not with this person. */
const restrictedCode = '463';
/** The code for: this is not for the devices that the person has now. */
export const staleCode = '479';

/** Whether another upload of its file may help a bubble: nothing in the verdict speaks of anything else. */
export function mayBeOfFile(verdict: Verdict | undefined): boolean {
  if (verdict?.kind !== 'refused' || verdict.code === staleCode) {
    return false;
  }
  const { reason, hold } = refusalOf(verdict.code);
  return reason === 'refused' && hold === null;
}

/** How long to wait when the server says "too many" and not how long. */
const someTime: Millis = 60_000;

/** What the code of a refused bubble means for its message. Only some are known; unknown ones are final. */
export function refusalOf(code: string): SendError {
  const words = `WhatsApp refused a message with code ${/^\d{3}$/u.test(code) ? code : 'unknown'}`;
  if (code === restrictedCode) {
    // Each further try counts against the number.
    return new SendError('refused', `${words}: the number may not write first`, null, 'restricted');
  }
  if (code === '429') {
    return new SendError('throttled', `${words}: too many messages`, someTime);
  }
  if (/^5\d\d$/u.test(code)) {
    return new SendError('network', `${words}: a fault of the server`);
  }
  return new SendError('refused', words);
}
