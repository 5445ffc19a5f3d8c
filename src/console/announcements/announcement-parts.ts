import { type Broadcasts } from '../../programme/broadcasts/broadcasts.ts';
import { type Segments } from '../../programme/broadcasts/segments.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Companion } from '../../runner/companion.ts';
import { type PageProps } from '../pages/page.tsx';

/** What the pages about announcements need. */
export interface AnnouncementPageParts extends PageProps {
  readonly companion: Companion;
  readonly records: Records;
  readonly broadcasts: Broadcasts;
  readonly segments: Segments;
  /** The language that announcements are written in, and the clock by which their moments are. */
  readonly defaults: { readonly language: string; readonly timezone: string };
}
