import { findVillage, nameOfPlace } from '../../domain/places.ts';
import { normalise } from '../../domain/text/normalise.ts';
import { type World } from '../world.ts';

/** What the words of whoever announces mean. */
type Asked = Pick<World, 'command' | 'people'>;

const roles = { families: 'beneficiary', volunteers: 'volunteer', coordinators: 'coordinator' } as const;

/**
 * A query for whom somebody names in plain words: "semua keluarga", "pendamping desa Songgon", "kelompok tani". What is
 * said in no such way is taken for a query as it stands, and whoever reads it says what is wrong with it.
 */
export function plainAudience(world: Asked, said: string): string {
  const words = said.trim().split(/\s+/u);
  const means = words.map((word) => world.command(normalise(word)));
  const places = (['village', 'group'] as const).flatMap((kind) => {
    const at = means.indexOf(kind);
    return at < 0 ? [] : [{ kind, at }];
  });
  const named = Math.min(words.length, ...places.map(({ at }) => at));
  const head = means.slice(0, named);
  const who = head.flatMap((each) =>
    each !== undefined && each in roles ? [roles[each as keyof typeof roles]] : [],
  );
  const isPlain = head.every((each) => each === 'all' || (each !== undefined && each in roles));
  if (!isPlain || who.length > 1 || who.length + places.length === 0) {
    return said.trim();
  }
  const parts = places.map(({ kind, at }) => {
    const end = Math.min(words.length, ...places.map((each) => each.at).filter((each) => each > at));
    const name = words
      .slice(at + 1, end)
      .join(' ')
      .replaceAll('"', '');
    return kind === 'village' ? villageQuery(world, name) : `${kind} = "${name}"`;
  });
  // Whoever names a village alone means the families there.
  const inVillage = places.some(({ kind }) => kind === 'village');
  const [role = inVillage ? roles.families : undefined] = who;
  return [...(role === undefined ? [] : [`role = ${role}`]), ...parts].join(' AND ');
}

/** "Sragi, Songgon" is the one of its name in that sub-district, where the programme knows it by that. */
function villageQuery({ people }: Asked, name: string): string {
  const located = findVillage(people.places, name);
  return name.includes(',') && located.kind === 'found'
    ? `village = "${located.place.village}" AND subdistrict = "${located.place.subdistrict}"`
    : `village = "${name}"`;
}

/** For whom, as it is shown: behind a village of which there are several, which they are. */
export function withVillages({ people }: Pick<World, 'people'>, whom: string, audience: string): string {
  const [, name = ''] = /(?:^| AND )village = "([^"]*)"(?! AND subdistrict)/u.exec(audience) ?? [];
  const located = findVillage(people.places, name);
  return located.kind === 'ambiguous' ? `${whom} (${located.among.map(nameOfPlace).join('; ')})` : whom;
}
