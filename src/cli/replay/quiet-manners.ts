import { usualSettings } from '../../flowfile/settings/settings.ts';
import { type Manners } from '../../engine/world.ts';

/** No hours, caps or consent: a recording shows what flows do, not whom they may reach. */
export const quietManners: Manners = {
  quietHours: null,
  fridayPrayer: null,
  cap: null,
  reminderTooLate: Infinity,
  consent: false,
  purposes: usualSettings.manners.purposes,
  phonePause: 0,
  tickets: { within: 1, lasts: 86_400_000 },
  tasks: usualSettings.manners.tasks,
  care: { silence: null, visits: [] },
};
