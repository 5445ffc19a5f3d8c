import { type PageProps } from '../pages/page.tsx';

type Texts = Pick<PageProps, 'phrase'>;

function wordsOf({ phrase }: Texts) {
  return {
    'data-new': phrase('draft_new'),
    'data-changed': phrase('draft_changed'),
    'data-removed': phrase('draft_removed'),
    'data-publish': phrase('draft_publish'),
    'data-withdraw': phrase('draft_withdraw'),
    'data-on': phrase('drafts_on'),
    'data-off': phrase('drafts_off'),
    'data-actpublish': phrase('act_publish'),
    'data-actwithdraw': phrase('act_withdraw'),
    'data-actback': phrase('act_back'),
    'data-acton': phrase('act_on'),
    'data-actoff': phrase('act_off'),
  };
}

/** What has changed in the folder of flows, and the buttons that let it go live and back. */
export function DraftsPanel({ phrase }: Texts) {
  return (
    <section id="drafts" {...wordsOf({ phrase })}>
      <p class="mode"></p>
      <div class="wrong" role="alert" hidden>
        <p>{phrase('drafts_faults')}</p>
        <pre class="faults" lang="en"></pre>
      </div>
      <p class="none" hidden>
        {phrase('drafts_none')}
      </p>
      <ul class="changed"></ul>
      <Acts phrase={phrase} />
      <p
        class="not-sent"
        role="alert"
        hidden
        data-conflict={phrase('draft_refused')}
        data-nothing={phrase('draft_nothing')}
      ></p>
      <details>
        <summary>{phrase('drafts_log')}</summary>
        <ul class="log"></ul>
      </details>
      <script type="module" src="/assets/drafts.js"></script>
    </section>
  );
}

/** Who does it, and what can be done beside letting a changed file go live. */
function Acts({ phrase }: Texts) {
  return (
    <div class="acts">
      <label>
        {phrase('your_name')}
        <input name="by" required maxlength={100} autocomplete="name" />
      </label>
      <label>
        {phrase('back_flow')}
        <select name="flow"></select>
      </label>
      <button type="button" class="back" disabled data-asleep>
        {phrase('draft_back')}
      </button>
      <button type="button" class="again" disabled data-asleep>
        {phrase('draft_again')}
      </button>
    </div>
  );
}
