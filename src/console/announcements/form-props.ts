import { type Segment } from '../../programme/broadcasts/segments.ts';
import { type FormState } from '../forms/form-state.ts';
import { type PageProps } from '../pages/page.tsx';

/** What the form of an announcement shows. */
export interface FormProps extends PageProps {
  /** Where it is sent, and where one gets without it. */
  readonly action: string;
  readonly back: string;
  /** What goes along unseen. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly form: FormState;
  readonly villages: readonly string[];
  readonly groups: readonly string[];
  readonly segments: readonly Segment[];
  /** The name of the installation's clock, such as WIB. */
  readonly zone: string;
  readonly isNew: boolean;
  /** Once some may have it only its title and words can be changed. */
  readonly isStarted: boolean;
  /** Whether it starts a flow, which has its own words. */
  readonly isFlow: boolean;
  /** What of its audience the form cannot ask for and leaves as it is, in words; null: nothing. */
  readonly kept: string | null;
}
