// The running of time: playing through the steps, and the short travel to a step that was chosen.
// The clock is handed its timer {now, request, cancel} and can be shut down.
import { eased, paceOf, shareBetween, stepAt } from "./time.mjs";

const LONGEST_FRAME = 100;

export function makeClock({ timer, times, onMinute, onPlaying }) {
  const pace = paceOf(times);
  const last = times.length - 1;
  let frame = null;
  let playing = false;
  let speed = 1;

  const stopFrame = () => {
    if (frame !== null) timer.cancel(frame);
    frame = null;
  };
  const setPlaying = (value) => {
    if (playing === value) return;
    playing = value;
    onPlaying(value);
  };
  const pause = () => {
    stopFrame();
    setPlaying(false);
  };

  const play = (minute) => {
    stopFrame();
    if (last < 1) return;
    let step = stepAt(times, minute);
    if (step >= last) step = 0;
    let share = minute >= times[last] ? 0 : shareBetween(times[step], times[step + 1], minute);
    let before = timer.now();
    const run = () => {
      frame = null;
      const now = timer.now();
      let left = Math.min(LONGEST_FRAME, now - before) * speed;
      before = now;
      while (left > 0 && step < last) {
        const need = (1 - share) * pace[step];
        if (left < need) {
          share += left / pace[step];
          left = 0;
        } else {
          left -= need;
          share = 0;
          step += 1;
        }
      }
      onMinute(step < last ? times[step] + (times[step + 1] - times[step]) * share : times[last], step);
      if (step >= last) setPlaying(false);
      else if (playing) frame = timer.request(run);
    };
    setPlaying(true);
    frame = timer.request(run);
  };

  // Travels from one minute to another in so many milliseconds, telling the step that is travelled to.
  const travel = (from, to, step, duration) => {
    pause();
    if (!(duration > 0) || from === to) {
      onMinute(to, step);
      return;
    }
    const begun = timer.now();
    const run = () => {
      const share = Math.min(1, (timer.now() - begun) / duration);
      frame = share < 1 ? timer.request(run) : null;
      onMinute(share < 1 ? from + (to - from) * eased(share) : to, step);
    };
    frame = timer.request(run);
  };

  return {
    play,
    pause,
    travel,
    setSpeed: (value) => {
      speed = value;
    },
    isPlaying: () => playing,
    isBusy: () => frame !== null,
    shut: pause,
  };
}
