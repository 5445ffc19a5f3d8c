import { type IqAnswer } from './iq-answer.ts';
import { node } from '../wire/nodes.ts';

/** What graph queries find, under the names by which Baileys looks for it: an account without restrictions. */
const DATA = {
  xwa2_fetch_account_reachout_timelock: { is_active: false, time_enforcement_ends: '0' },
  xwa2_message_capping_info: {
    total_quota: 100,
    used_quota: 0,
    capping_status: 'NONE',
    mv_status: 'NOT_ELIGIBLE',
    ote_status: 'NOT_ELIGIBLE',
  },
};

/** Answers every graph query with the data of an account in good standing. */
export const mexAnswer: IqAnswer = () => [node('result', {}, Buffer.from(JSON.stringify({ data: DATA })))];
