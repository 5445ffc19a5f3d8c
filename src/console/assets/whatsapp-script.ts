/** The script of the page about WhatsApp: shows what changed every few seconds, and asks for a code. */
export const whatsAppScript = String.raw`
import { ask, refusal, wake } from '/assets/ask.js';

const link = document.querySelector('#link');
const form = document.querySelector('#code');
const trouble = document.querySelector('#trouble');
const failed = form.querySelector('.not-sent');

const codes = { 401: 'unauthorized', 404: 'not_found', 503: 'unavailable' };

async function look() {
  try {
    const answer = await fetch('/whatsapp').catch(() => {
      throw refusal('no_connection');
    });
    if (!answer.ok) {
      throw refusal(codes[answer.status] ?? 'internal');
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('#link');
    if (now && now.innerHTML !== link.innerHTML) {
      link.innerHTML = now.innerHTML;
    }
    form.hidden = page.querySelector('#code')?.hidden ?? false;
    trouble.hidden = true;
  } catch (error) {
    trouble.textContent = error.message;
    trouble.hidden = false;
  }
}

async function lookOn() {
  if (!document.hidden) {
    await look();
  }
  setTimeout(lookOn, 3000);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  failed.hidden = true;
  try {
    await ask('/api/channels/whatsapp/pairing-code', { phone: form.phone.value });
    await look();
    link.scrollIntoView();
  } catch (fault) {
    failed.textContent = failed.dataset[fault.code] ?? fault.message;
    failed.hidden = false;
  } finally {
    button.disabled = false;
  }
});

wake();
setTimeout(lookOn, 3000);
`;
