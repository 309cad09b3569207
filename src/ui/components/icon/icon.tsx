import { raw } from "hono/html";

// Line drawings on a 16 px square. Drawn inline, so that a fragment sent by itself always carries its own icons.
const DRAWINGS = {
  alert: `<path d="M8 1.8 15 14H1Z"/><path d="M8 6.3v3.6M8 11.9v.1"/>`,
  arrow: `<path d="M2 8h11.5M9 3.5 13.5 8 9 12.5"/>`,
  check: `<path d="M2.5 8.5 6.3 12.2 13.5 4.2"/>`,
  clock: `<circle cx="8" cy="8" r="6.2"/><path d="M8 4.4V8l2.6 1.7"/>`,
  copy: `<path d="M5.5 5.5h8v8h-8z"/><path d="M10.5 5.5v-3h-8v8h3"/>`,
  cross: `<path d="m3.5 3.5 9 9m0-9-9 9"/>`,
  down: `<path d="m3 6 5 5 5-5"/>`,
  eye: `<path d="M1 8c1.8-3 4.1-4.5 7-4.5S13.2 5 15 8c-1.8 3-4.1 4.5-7 4.5S2.8 11 1 8Z"/><circle cx="8" cy="8" r="2"/>`,
  file: `<path d="M3 1.5h6.5L13 5v9.5H3Z"/><path d="M9.3 1.7v3.5h3.5"/>`,
  half: `<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 0 0 12Z" fill="currentColor"/>`,
  left: `<path d="m10 3-5 5 5 5"/>`,
  lock: `<path d="M3 7h10v7.2H3zM5.2 7V4.6a2.8 2.8 0 0 1 5.6 0V7"/>`,
  menu: `<path d="M2 4h12M2 8h12M2 12h12"/>`,
  pause: `<path d="M5.5 3v10M10.5 3v10" stroke-width="2.4"/>`,
  pen: `<path d="m2 14 .8-3.4L11 2.4 13.6 5 5.4 13.2Z"/><path d="M9.2 4.2l2.6 2.6"/>`,
  plus: `<path d="M8 2.5v11M2.5 8h11"/>`,
  print: `<path d="M4 5.5V1.8h8v3.7M4 11.5H1.8v-6h12.4v6H12"/><path d="M4 9.3h8v4.9H4z"/>`,
  right: `<path d="m6 3 5 5-5 5"/>`,
  ring: `<circle cx="8" cy="8" r="5.2"/>`,
  search: `<circle cx="7" cy="7" r="4.8"/><path d="m10.6 10.6 3.9 3.9"/>`,
  shield: `<path d="M8 1.4 13.6 3.5v4.2c0 3.4-2.3 5.7-5.6 7-3.3-1.3-5.6-3.6-5.6-7V3.5Z"/><path d="m5.4 7.9 2 2 3.4-3.7"/>`,
  shieldx: `<path d="M8 1.4 13.6 3.5v4.2c0 3.4-2.3 5.7-5.6 7-3.3-1.3-5.6-3.6-5.6-7V3.5Z"/><path d="m5.9 5.7 4.2 4.2m0-4.2L5.9 9.9"/>`,
  stop: `<circle cx="8" cy="8" r="6.2"/><path d="m3.7 3.7 8.6 8.6"/>`,
  sync: `<path d="M13.6 6.6A5.9 5.9 0 0 0 3 4.9M2.4 9.4A5.9 5.9 0 0 0 13 11.1"/><path d="M2.6 1.9v3.3h3.3M13.4 14.1v-3.3h-3.3"/>`,
  unlink: `<path d="M.8 8h4M11.2 8h4M5.4 12.3 7.4 3.7M8.6 12.3l2-8.6"/>`,
  up: `<path d="M8 13.5V2.5M3.5 7 8 2.5 12.5 7"/>`,
  user: `<circle cx="8" cy="5" r="3"/><path d="M2.2 14.4c.5-3.3 2.8-4.9 5.8-4.9s5.3 1.6 5.8 4.9"/>`,
} as const;

/** Names of the drawings. */
export type IconName = keyof typeof DRAWINGS;

/** Every icon name, for the gallery. */
export const iconNames: readonly IconName[] = Object.keys(DRAWINGS).filter(
  (name): name is IconName => name in DRAWINGS,
);

/** A drawing beside a word. Assistive technology does not hear it, so the word is never left out. */
export function Icon({ name, classes }: { name: IconName; classes?: string }) {
  return (
    <svg class={classes ? `i ${classes}` : "i"} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {raw(DRAWINGS[name])}
    </svg>
  );
}
