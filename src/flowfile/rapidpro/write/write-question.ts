import { type AskStep, type Text } from '../../../engine/program.ts';
import { answered, answerTests, other } from './answer-tests.ts';
import { type Exporting, type TheirAction, type TheirNode } from './exporting.ts';
import { plainNode, routerNode } from './write-node.ts';

/** A question and where it leads, by the ids of nodes. */
interface Asking {
  readonly exporting: Exporting;
  readonly step: AskStep;
  /** Where what is none of the answers leads. */
  readonly unclear: string | null;
  readonly silent: string | null;
}

/** More than this is asked again for ever. */
const mostTries = 99;

/** A question as nodes: the first asks, the others remind, ask again and count how often. */
export function writeQuestion(exporting: Exporting, step: AskStep): readonly TheirNode[] {
  const { key, say, invalid } = step;
  noteAnswer(exporting, step);
  const { unclear, silent, tries, ends } = waysOf(exporting, step);
  const asking: Asking = { exporting, step, unclear: unclear.first, silent };
  const before = reset(exporting, step, tries);
  const reminders = remindersOf(step).map((reminder, place) =>
    askingNode(asking, {
      name: `${key} remind ${place + 1}`,
      say: reminder.say ?? say,
      place: place + 1,
    }),
  );
  const again = askingNode(asking, { name: `${key} again`, say: invalid.say ?? say, place: 0 });
  return [
    askingNode(asking, { name: key, say, place: 0, before }),
    ...reminders,
    ...(tries === 0 ? [] : [again]),
    ...(isCounted(tries) ? [countingNode(exporting, step, { tries, enough: unclear.enough })] : []),
    ...ends,
  ];
}

/** Where what is no answer leads at first and when it is enough, and where silence leads. */
function waysOf(exporting: Exporting, step: AskStep) {
  const { key, next, invalid, timeout } = step;
  const tries = canBeUnclear(step) ? invalid.tries : 0;
  const givesUp = canBeUnclear(step) && tries <= mostTries;
  const enough = givesUp
    ? clearing(exporting, step, 'unclear', exporting.wayTo(invalid.target ?? next))
    : nobody;
  const silence =
    timeout.target === null ? nobody : clearing(exporting, step, 'silent', exporting.wayTo(timeout.target));
  const askedAgain = exporting.idOf(isCounted(tries) ? `${key} count` : `${key} again`);
  return {
    tries,
    unclear: { first: tries === 0 ? enough.to : askedAgain, enough: enough.to },
    silent: silence.to,
    ends: [...enough.nodes, ...silence.nodes],
  };
}

const isCounted = (tries: number): boolean => tries > 0 && tries <= mostTries;

/** What the answer is kept as; a question without a name keeps none. */
const resultOf = ({ key }: AskStep): string | undefined => (key.startsWith('#') ? undefined : key);

/** A way, with the node that stands in it. */
interface Clearing {
  readonly to: string | null;
  readonly nodes: readonly TheirNode[];
}

const nobody: Clearing = { to: null, nodes: [] };

const canBeUnclear = ({ answer }: AskStep): boolean => answer !== 'any' && answer !== 'text';

const remindersOf = ({ reminders, timeout }: AskStep) =>
  reminders.filter(({ after }) => after < timeout.after);

interface Said {
  readonly name: string;
  readonly say: Text;
  /** How many reminders have gone out. */
  readonly place: number;
  readonly before?: readonly TheirAction[];
}

function askingNode({ exporting, step, unclear, silent }: Asking, said: Said): TheirNode {
  const { name, say, place, before = [] } = said;
  const { operand, cases, hint } = answerTests(exporting, step, name);
  const to = (target: number | null): string | null => exporting.wayTo(target ?? step.next);
  const kinds = step.answer === 'yes_no' ? ['true', 'false'] : [answered];
  const ways =
    step.choices.length > 0
      ? step.choices.map(({ value, target }) => ({ name: String(value), to: to(target) }))
      : kinds.map((kind) => ({ name: kind, to: to(null) }));
  const router = {
    operand,
    resultName: resultOf(step),
    cases,
    ways: cases.length === 0 ? ways : [...ways, { name: other, to: unclear }],
    wait: { hint, timeout: patience(exporting, step, { place, silent }) },
  };
  return routerNode(exporting, name, {
    actions: [...before, messageOf(exporting, step, { name, say })],
    router,
  });
}

/** Silence leads to the next reminder, and after the last one where the question gives up. */
function patience(
  exporting: Exporting,
  step: AskStep,
  { place, silent }: { readonly place: number; readonly silent: string | null },
) {
  const reminders = remindersOf(step);
  const since = reminders[place - 1]?.after ?? 0;
  const next = reminders[place];
  if (next) {
    const to = exporting.idOf(`${step.key} remind ${place + 1}`);
    return { seconds: Math.round((next.after - since) / 1000), to };
  }
  const { after, target } = step.timeout;
  return target === null ? undefined : { seconds: Math.round((after - since) / 1000), to: silent };
}

function messageOf(
  exporting: Exporting,
  step: AskStep,
  { name, say }: { readonly name: string; readonly say: Text },
): TheirAction {
  const id = exporting.idOf(`${name} message`);
  const [text = ''] = exporting.localise(step, { id, property: 'text' }, [say]);
  const labels = step.choices.map(({ label }) => label);
  const replies = exporting.localise(step, { id, property: 'quick_replies' }, labels);
  return { uuid: id, type: 'send_msg', text, ...(replies.length > 0 ? { quick_replies: replies } : {}) };
}

const triesOf = ({ key }: AskStep): string => `${key.replace('#', 'step_')}_tries`;

function reset({ idOf }: Exporting, step: AskStep, tries: number): readonly TheirAction[] {
  const uuid = idOf(`${step.key} reset`);
  return isCounted(tries)
    ? [{ uuid, type: 'set_run_result', name: triesOf(step), value: '0', category: '' }]
    : [];
}

/** Counts an answer that was not understood: a few times the question is asked again. */
function countingNode(
  exporting: Exporting,
  step: AskStep,
  { tries, enough }: { readonly tries: number; readonly enough: string | null },
): TheirNode {
  const name = `${step.key} count`;
  const counted = `results.${triesOf(step)}`;
  const action = {
    uuid: exporting.idOf(`${name} one more`),
    type: 'set_run_result',
    name: triesOf(step),
    value: `@(default(${counted}, 0) + 1)`,
    category: '',
  };
  const router = {
    operand: `@${counted}`,
    cases: [{ type: 'has_number_lte', words: [String(tries)], category: 'Again' }],
    ways: [
      { name: 'Again', to: exporting.idOf(`${step.key} again`) },
      { name: 'Enough', to: enough },
    ],
  };
  return routerNode(exporting, name, { actions: [action], router });
}

/** RapidPro keeps silence and what is no answer as a result too; where the flow asks for it, it is emptied. */
function clearing(exporting: Exporting, step: AskStep, why: string, to: string | null): Clearing {
  const result = resultOf(step);
  if (to === null || result === undefined || !exporting.isUsed(result)) {
    return { to, nodes: [] };
  }
  const name = `${step.key} ${why}`;
  const uuid = exporting.idOf(`${name} empty`);
  const actions = [{ uuid, type: 'set_run_result', name: result, value: '', category: '' }];
  return { to: exporting.idOf(name), nodes: [plainNode(exporting, name, { actions, to })] };
}

const inFigures = 'numbers in words ("tiga") and voice notes are not understood there';

const plainer: { readonly [answer: string]: string } = {
  choice: 'only the number, the label or an accepted word by itself is understood there',
  number: inFigures,
  integer: inFigures,
  date: 'dates in words ("besok", "3 Mei") are not understood there',
  time: 'times in words are not understood there',
};

function noteAnswer({ remark }: Exporting, step: AskStep): void {
  const plain = Object.hasOwn(plainer, step.answer) ? plainer[step.answer] : undefined;
  if (plain !== undefined) {
    remark(step, plain);
  }
  if (step.media !== null) {
    remark(step, `the file "${step.media}" must be uploaded there`);
  }
  if (canBeUnclear(step) && step.invalid.tries > 0 && step.invalid.say === null) {
    remark(step, 'an answer that is not understood only repeats the question there');
  }
}
