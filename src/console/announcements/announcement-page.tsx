import { type Segment } from '../../programme/broadcasts/segments.ts';
import { type Fact, Facts } from '../pages/facts.tsx';
import { Frame } from '../pages/frame.tsx';
import { type PageProps } from '../pages/page.tsx';
import { Acts, type ActsProps } from './acts.tsx';
import { type FateCount } from './fates.ts';
import { PreviewSection, type PreviewProps } from './preview-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { type Told, toldText } from './told.ts';
import { type TellingTime, whenWords } from './when-words.ts';
import { whomWords } from './whom-words.ts';

/** What the page of one announcement shows. */
export interface AnnouncementProps extends PageProps, TellingTime, ActsProps {
  /** Null where nobody can be told, since its audience cannot be read any more; and once it was started. */
  readonly preview: PreviewProps['preview'] | null;
  readonly fates: readonly FateCount[];
  readonly segments: readonly Segment[];
  /** Names of who wrote and who approved it. */
  readonly by: string;
  readonly approvedBy: string | null;
  readonly told: Told | null;
}

/** One announcement: as a draft what will become of it, later how far it has come; and what can be done. */
export function announcementPage(props: AnnouncementProps) {
  const { phrase, language, broadcast, progress, preview, told } = props;
  const { title, why } = broadcast;
  const { state } = progress;
  return (
    <Frame here="/announcements" title={title} language={language} phrase={phrase}>
      <a class="way" href="/announcements">
        {phrase('announce_list')}
      </a>
      <h1>{title}</h1>
      <p>
        <span class={`standing ${state}`}>{phrase(`announce_${state}`)}</span>
      </p>
      {told === null ? null : (
        <p class={told === 'tested' ? 'told' : 'told wrong'} role={told === 'tested' ? 'status' : 'alert'}>
          {phrase(toldText(told))}
        </p>
      )}
      {why === 'too_late' ? <p class="told wrong">{phrase('announce_late')}</p> : null}
      <About {...props} />
      {preview === null ? null : (
        <PreviewSection
          phrase={phrase}
          preview={preview}
          planned={broadcast.at === null ? null : whenWords(broadcast, { ...props })}
        />
      )}
      {broadcast.startedAt === null ? null : <ProgressSection {...props} />}
      <Acts {...props} />
    </Frame>
  );
}

function About(props: AnnouncementProps) {
  const { phrase, broadcast, segments, by, approvedBy } = props;
  const { announcement, audience } = broadcast;
  const { text, media, file, flow, receipt, talking } = announcement;
  const files = media ?? file?.kind ?? null;
  const texts = Object.entries(text);
  const facts: readonly (Fact | false)[] = [
    [phrase('announce_whom'), whomWords(phrase, audience, segments)],
    [phrase('announce_when'), whenWords(broadcast, { ...props })],
    ...texts.map(([language, words]): Fact => [
      texts.length === 1 ? phrase('announce_text') : `${phrase('announce_text')} (${language})`,
      words,
    ]),
    files !== null && [phrase('announce_file'), files],
    flow !== null && [phrase('announce_flow'), flow],
    [phrase('announce_by'), by],
    approvedBy !== null && [phrase('announce_approved_by'), approvedBy],
    receipt !== null && [phrase('announce_receipt'), '✓'],
    talking !== 'wait' && [phrase('announce_interrupt'), '✓'],
  ];
  return <Facts facts={facts} written />;
}
