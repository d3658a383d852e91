import assert from "node:assert/strict";
import test from "node:test";
import { makeClock } from "../../src/phaseline/atlas/player/clock.mjs";

// A timer whose frames run when the test says so.
function handTimer() {
  let time = 0;
  let next = 1;
  const waiting = new Map();
  return {
    now: () => time,
    request: (run) => {
      waiting.set(next, run);
      next += 1;
      return next - 1;
    },
    cancel: (frame) => waiting.delete(frame),
    waiting,
    pass: (ms) => {
      for (let end = time + ms; time < end && waiting.size; ) {
        time += 16;
        const runs = [...waiting.values()];
        waiting.clear();
        for (const run of runs) run();
      }
    },
  };
}

function watched(times) {
  const timer = handTimer();
  const seen = { minutes: [], steps: [], playing: [] };
  const clock = makeClock({
    timer,
    times,
    onMinute: (minute, step) => {
      seen.minutes.push(minute);
      seen.steps.push(step);
    },
    onPlaying: (playing) => seen.playing.push(playing),
  });
  return { timer, seen, clock };
}

test("playing shows every step in order and ends at the end", () => {
  const { timer, seen, clock } = watched([0, 15, 2000, 2001]);
  clock.play(0);
  timer.pass(60000);
  assert.deepEqual([...new Set(seen.steps)], [0, 1, 2, 3]);
  assert.equal(seen.minutes.at(-1), 2001);
  assert.ok(seen.minutes.every((minute, i) => i === 0 || minute >= seen.minutes[i - 1]));
  assert.deepEqual(seen.playing, [true, false]);
  assert.equal(timer.waiting.size, 0);
});

test("nothing moves until it is told to", () => {
  const { timer, seen } = watched([0, 10]);
  timer.pass(5000);
  assert.deepEqual(seen.minutes, []);
});

test("played again at the end it begins anew", () => {
  const { timer, seen, clock } = watched([0, 10]);
  clock.play(10);
  timer.pass(200);
  assert.ok(seen.minutes[0] < 5);
});

test("it goes on from where it was paused", () => {
  const { timer, seen, clock } = watched([0, 100]);
  clock.play(50);
  timer.pass(32);
  clock.pause();
  assert.ok(seen.minutes[0] >= 50 && seen.minutes.at(-1) < 60);
  assert.equal(timer.waiting.size, 0);
});

test("double speed takes half the time", () => {
  const reached = [1, 2].map((speed) => {
    const { timer, seen, clock } = watched([0, 1000]);
    clock.setSpeed(speed);
    clock.play(0);
    timer.pass(800);
    return seen.minutes.at(-1);
  });
  assert.ok(Math.abs(reached[1] / reached[0] - 2) < 0.01);
});

test("travelling ends at the very minute, telling the chosen step all the while", () => {
  const { timer, seen, clock } = watched([0, 100, 200]);
  clock.travel(0, 200, 2, 600);
  timer.pass(1000);
  assert.equal(seen.minutes.at(-1), 200);
  assert.ok(seen.minutes.length > 10);
  assert.ok(seen.steps.every((step) => step === 2));
});

test("with no time to travel it jumps at once", () => {
  const { timer, seen, clock } = watched([0, 100]);
  clock.travel(0, 100, 1, 0);
  assert.deepEqual(seen.minutes, [100]);
  assert.equal(timer.waiting.size, 0);
});

test("shut down, it leaves nothing running", () => {
  const { timer, clock } = watched([0, 100]);
  clock.play(0);
  clock.shut();
  assert.equal(timer.waiting.size, 0);
  assert.equal(clock.isPlaying(), false);
});
