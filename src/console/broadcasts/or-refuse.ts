import { BroadcastRefused, type BroadcastRefusal } from '../../programme/broadcasts/broadcast-refused.ts';
import { ApiError, type ApiFailure } from '../http/api-error.ts';

const conflicts: readonly BroadcastRefusal[] = [
  'wrong_state',
  'in_use',
  'same_text',
  'not_approved',
  'own_approval',
];

/** Does something with a broadcast; what is refused becomes an answer of the API. */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof BroadcastRefused) {
      throw new ApiError(failureOf(fault.reason), fault.message, fault.where);
    }
    throw fault;
  }
}

function failureOf(reason: BroadcastRefusal): ApiFailure {
  if (reason === 'not_found') {
    return 'not_found';
  }
  return conflicts.includes(reason) ? 'conflict' : 'bad_request';
}
