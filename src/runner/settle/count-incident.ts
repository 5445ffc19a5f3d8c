import { type IncidentEffect } from '../../domain/effect.ts';
import { type Row } from '../../domain/row.ts';
import { incidentRow } from '../../domain/incident-row.ts';
import { rowsAlone } from '../commit/request-writer.ts';
import { type Path } from '../path.ts';

/**
 * Incidents with one key are one row with a count. It is written here, in the key's own lane, so that two
 * contacts at once are two; the cause last counted is kept, so that settling it again counts nothing.
 */
export async function countIncident(
  path: Path,
  effect: IncidentEffect,
  contact: string,
): Promise<readonly Row[]> {
  await path.lanes.run(`incident ${effect.key}`, async () => {
    const known = await path.store.findRow('incidents', effect.key);
    if (known?.data['cause'] === effect.id) {
      return;
    }
    const now = path.clock.now();
    const row = incidentRow(effect, contact, now);
    const count = Number(known?.data['count'] ?? 0) + 1;
    const version = Math.max(now, (known?.version ?? 0) + 1);
    const counted = { ...row, version, data: { ...row.data, count, cause: effect.id } };
    await path.committer.commit(rowsAlone([counted]));
  });
  return [];
}
