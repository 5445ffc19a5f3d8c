import { Page, type PageProps } from '../pages/page.tsx';
import { QrPicture } from './qr-picture.tsx';
import { type WhatsAppLink } from './whatsapp-door.ts';
import { Way } from '../pages/way.tsx';

/** What the page about WhatsApp is told; null while WhatsApp is off. */
export interface WhatsAppPageProps extends PageProps {
  readonly link: WhatsAppLink | null;
}

/** How WhatsApp is, and how to link a number: a QR that renews itself, or a code to be typed into the phone. */
export function whatsAppPage({ phrase, language, link }: WhatsAppPageProps) {
  return (
    <Page title={phrase('whatsapp')} language={language} phrase={phrase}>
      <main>
        <h1>{phrase('whatsapp')}</h1>
        {link === null ? <p>{phrase('whatsapp_is_off')}</p> : <Link link={link} phrase={phrase} />}
        <Way to="/">{phrase('back')}</Way>
      </main>
    </Page>
  );
}

interface LinkProps {
  readonly link: WhatsAppLink;
  readonly phrase: PageProps['phrase'];
}

function Link({ link, phrase }: LinkProps) {
  return (
    <>
      <section id="link" aria-live="polite">
        <p class={`state ${link.state}`}>
          <strong>{phrase(`state_${link.state}`)}</strong>. {link.words}
        </p>
        {link.account === null ? <Offer link={link} phrase={phrase} /> : null}
      </section>
      <CodeForm linked={link.account !== null} phrase={phrase} />
      <p id="trouble" role="alert" hidden></p>
      <script type="module" src="/assets/whatsapp.js"></script>
    </>
  );
}

function Offer({ link, phrase }: LinkProps) {
  return (
    <>
      {link.code === null ? null : (
        <>
          <p>{phrase('whatsapp_type_code')}</p>
          <p class="code">{`${link.code.slice(0, 4)}-${link.code.slice(4)}`}</p>
        </>
      )}
      {link.qr === null ? (
        <p>{phrase('whatsapp_qr_comes')}</p>
      ) : (
        <QrPicture text={link.qr} label={phrase('whatsapp_qr')} />
      )}
    </>
  );
}

function CodeForm({ linked, phrase }: { readonly linked: boolean; readonly phrase: PageProps['phrase'] }) {
  return (
    <form id="code" hidden={linked}>
      <h2>{phrase('whatsapp_without_camera')}</h2>
      <p>{phrase('whatsapp_code_help')}</p>
      <label>
        {phrase('whatsapp_number')}
        <input name="phone" type="tel" required autocomplete="off" placeholder="0812 3456 7890" />
      </label>
      <button type="submit" disabled data-asleep>
        {phrase('whatsapp_get_code')}
      </button>
      <p
        class="not-sent"
        role="alert"
        hidden
        data-bad_request={phrase('whatsapp_not_a_number')}
        data-conflict={phrase('whatsapp_no_code')}
      ></p>
    </form>
  );
}
