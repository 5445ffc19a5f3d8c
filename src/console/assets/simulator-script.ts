/**
 * The script of the simulator's page, as the browser gets it. It holds no words of its own: they stand in the
 * page's `data-` attributes.
 */
export const simulatorScript = String.raw`
import { ask, wake, when } from '/assets/ask.js';
import { bindClock, showClock } from '/assets/clock.js';
import { downloadTest, showBehind } from '/assets/simulator-behind.js';
import { bindFiles, showFile } from '/assets/simulator-files.js';

const phones = document.querySelector('#phones');
const template = document.querySelector('#phone');
const trouble = document.querySelector('#trouble');
const add = document.querySelector('#add');
/** Two dots would be the way up in an address. */
const possible = /^(?![.]{1,2}$)[\p{L}\p{M}\p{N}._-]{1,64}$/u;
const open = new Map();
const base = phones.dataset.base + '/';
const pathOf = (phone, what) => base + encodeURIComponent(phone.name) + '/' + what;

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

function bubble(phone, message) {
  const item = element('li', '', message.from);
  item.append(element('p', message.text));
  message.media.forEach((media, place) => {
    const size = media.bytes ? ' · ' + Math.ceil(media.bytes / 1000) + ' kB' : '';
    const file = element('p', '', 'file-shown');
    item.append(file);
    const path = pathOf(phone, 'files/' + encodeURIComponent(message.id) + '/' + place);
    const words = phone.section.dataset.attachment.replace('{kind}', media.name ?? media.kind) + size;
    showFile(file, words, ask, path).catch(() => undefined);
  });
  if (message.choices.length > 0) {
    const choices = element('div', '', 'choices');
    message.choices.forEach((label, index) => {
      const button = element('button', label);
      button.type = 'button';
      button.addEventListener('click', (event) => choose(event, () => say(phone, { choice: index + 1 })));
      choices.append(button);
    });
    item.append(choices);
  }
  const at = element('time', when(message.at));
  at.dateTime = message.at;
  item.append(at);
  return item;
}

/** A double click is one answer; the second one would be taken for that to the next question. */
async function choose(event, send) {
  const buttons = [...event.currentTarget.parentElement.children];
  if (event.detail > 1 || buttons.some((button) => button.getAttribute('aria-busy'))) {
    return;
  }
  buttons.forEach((button) => button.setAttribute('aria-busy', 'true'));
  await send();
  buttons.forEach((button) => button.removeAttribute('aria-busy'));
}

async function say(phone, body, what = 'messages') {
  const failed = phone.section.querySelector('.not-sent');
  try {
    await ask(pathOf(phone, what), body);
    failed.hidden = true;
    await look(phone);
    return true;
  } catch (error) {
    tellNotSent(phone, error);
    return false;
  }
}

function tellNotSent(phone, error) {
  const failed = phone.section.querySelector('.not-sent');
  failed.textContent = phone.section.dataset.notSent.replace('{reason}', wordsOf(error));
  failed.hidden = false;
}

/** Where drafts are tried nobody is there, and reloading helps nobody, as long as they have faults. */
function wordsOf(error) {
  return (['not_found', 'conflict'].includes(error.code) && phones.dataset.missing) || error.message;
}

function look(phone) {
  phone.looking ??= lookOnce(phone).finally(() => { phone.looking = undefined; });
  return phone.looking;
}

async function lookOnce(phone) {
  const after = phone.last === undefined ? '' : '?after=' + encodeURIComponent(phone.last);
  const { messages } = await ask(pathOf(phone, 'messages') + after);
  const fresh = messages.filter(({ id }) => !phone.shown.has(id));
  for (const message of fresh) {
    const on = message.reaction && phone.shown.get(message.reaction.to);
    if (on) {
      on.append(element('p', message.text, 'reaction'));
      phone.shown.set(message.id, on);
      continue;
    }
    const shown = bubble(phone, message);
    phone.shown.set(message.id, shown);
    if (message.choices.length > 0) {
      phone.list.querySelectorAll('.choices button').forEach((old) => { old.disabled = true; });
    }
    phone.list.append(shown);
  }
  if (messages.length > 0) {
    phone.last = messages.at(-1).id;
  }
  if (fresh.length > 0) {
    phone.list.scrollTop = phone.list.scrollHeight;
  }
}

async function lookBehind(phone) {
  const behind = phone.section.querySelector('.behind');
  if (behind.open) {
    await showBehind(behind, pathOf(phone, 'behind'));
  }
}

async function saveTest(phone) {
  const failed = phone.section.querySelector('.not-sent');
  try {
    await downloadTest(pathOf(phone, 'transcript'));
    failed.hidden = true;
  } catch (error) {
    failed.textContent = error.code === 'not_found' ? phone.section.dataset.noTalk : error.message;
    failed.hidden = false;
  }
}

function addPhone(name) {
  if (open.has(name)) {
    return;
  }
  const section = template.content.firstElementChild.cloneNode(true);
  const list = section.querySelector('.messages');
  const phone = { name, section, list, last: undefined, shown: new Map(), looking: undefined };
  section.querySelector('h2').textContent = name;
  keepEndInSight(list);
  list.setAttribute('aria-label', template.dataset.messagesOf.replace('{name}', name));
  const remove = section.querySelector('.remove');
  remove.setAttribute('aria-label', template.dataset.remove.replace('{name}', name));
  remove.addEventListener('click', () => {
    const beside = section.nextElementSibling ?? section.previousElementSibling;
    open.delete(name);
    section.remove();
    remember();
    (beside?.querySelector('.remove') ?? add.elements.person).focus();
  });
  section.querySelector('.write').addEventListener('submit', async (event) => {
    event.preventDefault();
    const input = event.target.elements.text;
    const text = input.value;
    input.value = '';
    if (!(await say(phone, { text })) && input.value === '') {
      input.value = text;
    }
  });
  bindFiles(section, (body) => say(phone, body, 'files'), (error) => tellNotSent(phone, error));
  const behind = section.querySelector('.behind');
  behind.addEventListener('toggle', () => lookBehind(phone).catch(showTrouble));
  behind.querySelector('.save').addEventListener('click', () => saveTest(phone));
  open.set(name, phone);
  phones.append(section);
  remember();
}

/** What is behind the talk takes room from it; its last words stay in sight for whoever was reading them. */
function keepEndInSight(list) {
  let atEnd = true;
  let height = 0;
  list.addEventListener('scroll', () => {
    // Of a list that has just changed its height nobody has scrolled away.
    if (list.clientHeight === height) {
      atEnd = list.scrollHeight - list.scrollTop - height < 40;
    }
  });
  new ResizeObserver(() => {
    height = list.clientHeight;
    if (atEnd) {
      list.scrollTop = list.scrollHeight;
    }
  }).observe(list);
}

function remember() {
  const names = [...open.keys()].map((name) => 'p=' + encodeURIComponent(name));
  history.replaceState(null, '', names.length > 0 ? '?' + names.join('&') : location.pathname);
}

function showTrouble(error) {
  trouble.textContent = error === undefined ? '' : wordsOf(error);
  trouble.hidden = error === undefined;
}

async function lookAround() {
  try {
    if (!document.hidden) {
      await Promise.all([...open.values()].flatMap((phone) => [look(phone), lookBehind(phone)]));
      showClock((await ask(base + 'clock')).now);
      showTrouble(undefined);
    }
  } catch (error) {
    showTrouble(error);
  }
  setTimeout(lookAround, 1000);
}

add.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = add.elements.person;
  const name = input.value.trim().normalize();
  input.setCustomValidity(possible.test(name) ? '' : add.dataset.notPossible);
  if (input.reportValidity()) {
    addPhone(name);
    input.value = '';
    open.get(name).section.querySelector('input').focus();
  }
});
add.elements.person.addEventListener('input', (event) => event.target.setCustomValidity(''));

bindClock(base + 'clock', () => Promise.all([...open.values()].map(look)));

/** Who is in the address of the page; on a page without anybody the three who are there at the start. */
async function begin() {
  const named = new URLSearchParams(location.search).getAll('p').filter((name) => possible.test(name));
  named.forEach((name) => addPhone(name));
  if (phones.dataset.people !== undefined) {
    const { people } = await ask(base + 'people', {});
    (named.length > 0 ? [] : people).forEach((name) => addPhone(name));
  }
}

wake();
begin().catch(showTrouble).finally(lookAround);
`;
