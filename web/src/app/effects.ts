// When effects run. By itself Preact waits for the next picture; whoever presses Escape before it finds a dialog that does not listen
// yet. React, which Radix is written for, has them done before the next event. So have we, once this is imported.
import { options } from 'preact';

options.requestAnimationFrame = queueMicrotask;
