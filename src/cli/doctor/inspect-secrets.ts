import { type Finding, note } from '../../domain/finding.ts';
import { type CliParts } from '../parts.ts';

/** Which secrets are set; never what they are. */
export function inspectSecrets({ adminToken, telegram, whatsapp }: CliParts): readonly Finding[] {
  const webhook = telegram?.webhook ? 'webhook with its secret' : 'polling';
  return [
    adminToken === null
      ? note('ADMIN_TOKEN is not set: one is made at the first start and kept in the store')
      : { level: 'ok', what: 'ADMIN_TOKEN is set' },
    telegram === null
      ? note(
          `TELEGRAM_BOT_TOKEN is not set: there is only ${whatsapp === null ? 'the simulator' : 'WhatsApp'}`,
        )
      : { level: 'ok', what: `TELEGRAM_BOT_TOKEN is set, ${webhook}` },
  ];
}
