import { type PageProps } from '../pages/page.tsx';
import { BehindPanel } from './behind-panel.tsx';

type Texts = Pick<PageProps, 'phrase'>;

/** The phone that the page's script copies for each person. */
export function PhoneTemplate({ phrase }: Texts) {
  return (
    <template id="phone" data-messages-of={phrase('messages_of')} data-remove={phrase('remove_person')}>
      <section
        class="phone"
        data-attachment={phrase('attachment')}
        data-not-sent={phrase('not_sent')}
        data-no-talk={phrase('save_test_nothing')}
      >
        <div class="owner">
          <h2></h2>
          <button type="button" class="remove">
            ×
          </button>
        </div>
        <ol class="messages" aria-live="polite" tabindex={0}></ol>
        <p class="not-sent" role="alert" hidden></p>
        <form class="write">
          <input
            name="text"
            required
            maxlength={4096}
            autocomplete="off"
            aria-label={phrase('write_message')}
          />
          <button type="submit">{phrase('send')}</button>
          <input class="file" type="file" accept="image/*,audio/*,video/*,.pdf" hidden />
          <button type="button" class="attach" title={phrase('attach_help')}>
            {phrase('attach')}
          </button>
          <Recorder phrase={phrase} />
        </form>
        <BehindPanel phrase={phrase} />
      </section>
    </template>
  );
}

function Recorder({ phrase }: Texts) {
  return (
    <button
      type="button"
      class="record"
      title={phrase('record_help')}
      aria-pressed="false"
      data-recording={phrase('recording')}
      data-no-microphone={phrase('no_microphone')}
    >
      {phrase('record')}
    </button>
  );
}
