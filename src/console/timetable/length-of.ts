import { knownLanguage } from '../pages/known-language.ts';

const day = 86_400_000;
const hour = 3_600_000;
const minute = 60_000;

/** How long something takes, in its largest whole unit: "2 hari", "90 menit". */
export function lengthOf(length: number, language: string): string {
  const unit =
    length % day === 0
      ? (['day', day] as const)
      : length % hour === 0
        ? (['hour', hour] as const)
        : (['minute', minute] as const);
  const style = { style: 'unit', unit: unit[0], unitDisplay: 'long', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(knownLanguage(language), style).format(length / unit[1]);
}
