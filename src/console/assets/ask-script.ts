/** What every page asks the API with, as the browser gets it; what went wrong is said in the words of the page. */
export const askScript = String.raw`
const words = JSON.parse(document.body.dataset.errors);

/** Asks, or writes where there is a body; throws what a person can read, with the code of the API. */
export async function ask(path, body) {
  const write = { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()) }, body: JSON.stringify(body) };
  const answer = await fetch(path, body === undefined ? {} : write).catch(() => {
    throw refusal('no_connection');
  });
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw refusal(content.error?.code ?? 'internal');
  }
  return content;
}

/** A moment by the programme's clock, wherever the browser is: night for people is night on the page. */
export const when = (at) => new Date(at).toLocaleString(document.documentElement.lang, { timeZone: document.body.dataset.zone });

/** Buttons that do nothing without their script wait for it. */
export function wake() {
  document.querySelectorAll('[data-asleep]').forEach((button) => { button.disabled = false; });
}

/** What went wrong, by the code of the API, in words that a person can read. */
export function refusal(code) {
  return Object.assign(new Error(words[code] ?? words.internal), { code });
}
`;
