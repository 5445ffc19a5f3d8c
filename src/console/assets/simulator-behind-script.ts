/** The part of the simulator's page that shows what is behind a talk, as the browser gets it. */
export const simulatorBehindScript = String.raw`
import { ask, when } from '/assets/ask.js';

function entry(line) {
  const item = document.createElement('li');
  item.textContent = line;
  return item;
}

function fill(behind, part, lines) {
  const section = behind.querySelector('section.' + part);
  section.hidden = lines.length === 0;
  section.querySelector('ul').replaceChildren(...lines.map((line) => entry(line)));
}

/** Shows what is behind a talk, as the address tells it. */
export async function showBehind(behind, path) {
  const { session, results, planned, held, tasks } = await ask(path);
  const words = JSON.parse(behind.dataset.planned);
  const reasons = JSON.parse(behind.dataset.reasons);
  const where = behind.querySelector('.session');
  where.textContent = session ? behind.dataset.session.replace('{flow}', session.flow).replace('{step}', session.step) : where.dataset.nothing;
  where.hidden = !session && results.length + planned.length + held.length + tasks.length > 0;
  fill(behind, 'results', results.map(({ flow, step, value, text }) => flow + ' · ' + step + ': ' + String(value ?? '') + (String(value) === text ? '' : ' (' + text + ')')));
  fill(behind, 'planned', planned.map(({ what, flow, due }) => when(due) + ': ' + (words[what] ?? what) + (flow ? ' ' + flow : '')));
  fill(behind, 'held', held.map(({ flow, reason, until }) => (flow || words.announce) + ': ' + (reasons[reason] ?? reason) + (until ? ' → ' + when(until) : '')));
  fill(behind, 'tasks', tasks.map(({ title, due }) => when(due) + ': ' + title));
}

/** Saves a talk as a test of its flow, as the address tells it. */
export async function downloadTest(path) {
  const { file, text } = await ask(path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
`;
