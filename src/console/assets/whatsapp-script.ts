/** The script of the page about WhatsApp: shows what changed every few seconds, and asks for a code. */
export const whatsAppScript = String.raw`
import { ask } from '/assets/ask.js';

const link = document.querySelector('#link');
const form = document.querySelector('#code');
const trouble = document.querySelector('#trouble');
const failed = form.querySelector('.not-sent');

async function look() {
  try {
    const answer = await fetch('/whatsapp');
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.querySelector('#link');
    if (now && now.innerHTML !== link.innerHTML) {
      link.innerHTML = now.innerHTML;
    }
    form.hidden = page.querySelector('#code')?.hidden ?? false;
    trouble.hidden = true;
  } catch {
    trouble.textContent = trouble.dataset.text;
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

setTimeout(lookOn, 3000);
`;
