/** The script of the page on which drafts are tried and let go live, as the browser gets it. */
export const draftsScript = String.raw`
import { ask, when } from '/assets/ask.js';

const panel = document.querySelector('#drafts');
const trouble = panel.querySelector('.not-sent');
const by = panel.querySelector('[name=by]');
const list = panel.querySelector('.changed');
const log = panel.querySelector('.log');
const wrong = panel.querySelector('.wrong');

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element('button', text);
  made.type = 'button';
  made.addEventListener('click', () => doOnce(made, act));
  return made;
}

async function doOnce(pressed, act) {
  pressed.disabled = true;
  try {
    await act();
    trouble.hidden = true;
  } catch (error) {
    // The files, or what is live, are not what they were when this page was opened.
    await show().catch(() => undefined);
    showTrouble(error);
  }
  pressed.disabled = false;
}

/** It stays until the next act. */
function showTrouble(error) {
  const { conflict, nothing } = trouble.dataset;
  trouble.textContent = error.code === 'conflict' ? (wrong.hidden ? nothing : conflict) : error.message;
  trouble.hidden = false;
}

/** Whoever lets something go live says who they are. */
function signed() {
  by.value = by.value.trim();
  if (!by.reportValidity()) {
    return false;
  }
  localStorage.setItem('semangat-by', by.value);
  return true;
}

async function act(path, body) {
  if (signed()) {
    await ask(path, { ...body, by: by.value });
    await show();
  }
}

function rowOf({ flow, change }) {
  const row = element('li', flow + ': ' + panel.dataset[change] + ' ');
  const words = change === 'removed' ? panel.dataset.withdraw : panel.dataset.publish;
  row.append(button(words.replace('{flow}', flow), () => act('/api/publications', { flows: [flow] })));
  return row;
}

function entryOf({ at, act: what, by: who, flows }) {
  // A file that is gone went live as nothing: whoever reads the log must not look for it.
  const verb = what === 'publish' && flows.every(({ to }) => to === null) ? 'withdraw' : what;
  const steps = flows.map(({ flow }) => flow).join(', ');
  return element('li', when(at) + ' · ' + who + ' · ' + panel.dataset['act' + verb] + ' ' + steps);
}

async function show() {
  const [{ on, drafts, faults: found }, { publications }, { flows }] = await Promise.all([ask('/api/drafts'), ask('/api/publications?limit=10'), ask('/api/flows')]);
  panel.querySelector('.mode').textContent = on ? panel.dataset.on : panel.dataset.off;
  list.replaceChildren(...drafts.map(rowOf));
  panel.querySelector('.none').hidden = drafts.length > 0;
  wrong.querySelector('.faults').textContent = found.join('\n');
  wrong.hidden = found.length === 0;
  log.replaceChildren(...publications.map(entryOf));
  const choose = panel.querySelector('[name=flow]');
  choose.replaceChildren(...flows.map(({ id }) => element('option', id)));
}

async function begin() {
  await ask('/api/drafts/simulator', {});
  location.reload();
}

const again = panel.querySelector('.again');
again.addEventListener('click', () => doOnce(again, begin));
const back = panel.querySelector('.back');
back.addEventListener('click', () => doOnce(back, () => act('/api/flows/' + encodeURIComponent(panel.querySelector('[name=flow]').value) + '/back', {})));
by.value = localStorage.getItem('semangat-by') ?? '';
show().catch(showTrouble);
`;
