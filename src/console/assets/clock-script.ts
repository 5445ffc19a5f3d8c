/** The part of the simulator's page that shows and moves the clock, as the browser gets it. */
export const clockScript = String.raw`
import { ask, when } from '/assets/ask.js';

const clock = document.querySelector('#clock');
const failed = document.querySelector('#clock-refused');

/** Shows what the clock of the programme shows. */
export function showClock(now) {
  const time = clock.querySelector('time');
  time.dateTime = now;
  time.textContent = when(now);
}

/** Why it was not moved stays to be read until the next try: the page looks around each second. */
function tell(error) {
  const words = { conflict: failed.dataset.conflict, not_found: failed.dataset.missing };
  failed.textContent = words[error.code] ?? error.message;
  failed.hidden = false;
}

/** Binds the buttons that move the clock; moved is done after each move. */
export function bindClock(path, moved) {
  const buttons = [...clock.querySelectorAll('button')];
  const output = clock.querySelector('output');
  for (const button of buttons) {
    button.addEventListener('click', async () => {
      buttons.forEach((each) => { each.disabled = true; });
      try {
        const { now, handled } = await ask(path, JSON.parse(button.dataset.move));
        showClock(now);
        output.textContent = output.dataset.text.replace('{count}', handled);
        failed.hidden = true;
        await moved();
      } catch (error) {
        tell(error);
      }
      buttons.forEach((each) => { each.disabled = false; });
      button.focus();
    });
  }
}
`;
