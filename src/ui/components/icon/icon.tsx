import { raw } from "hono/html";

// Line drawings on a 16 px square. Drawn inline, so that a fragment sent by itself always carries its own icons.
const DRAWINGS = {
  alert: `<path d="M8 1.8 15 14H1Z"/><path d="M8 6.3v3.6M8 11.9v.1"/>`,
  arrow: `<path d="M2 8h11.5M9 3.5 13.5 8 9 12.5"/>`,
  baby: `<circle cx="8" cy="8.4" r="5.8"/><path d="M5.8 10c.7 1.1 3.7 1.1 4.4 0M5.9 7.2v.1M10.1 7.2v.1M8 2.6c0 1.2.9 1.6 1.8 1.2"/>`,
  book: `<path d="M8 4C6.4 2.8 4.4 2.5 2 2.5V12c2.4 0 4.4.3 6 1.5 1.6-1.2 3.6-1.5 6-1.5V2.5c-2.4 0-4.4.3-6 1.5ZM8 4v9.5"/>`,
  box: `<path d="M2.5 2.5h11v11h-11z"/>`,
  briefcase: `<path d="M1.8 5.2h12.4V13H1.8zM5.5 5.2V3h5v2.2M1.8 8.6h12.4"/>`,
  candle: `<path d="M5 14.5h6M6.3 14.5v-7h3.4v7M8 7.5V6.2M8 1.5c1.6 1.8 1.4 3.9 0 3.9S6.4 3.3 8 1.5Z"/>`,
  car: `<path d="M1.8 11.5V8.2l1.6-4h9.2l1.6 4v3.3M6 11.7h4M1.8 8.2h12.4"/><circle cx="4.6" cy="11.9" r="1.4"/><circle cx="11.4" cy="11.9" r="1.4"/>`,
  card: `<path d="M1.5 3.5h13v9h-13z"/><circle cx="5.2" cy="7" r="1.4"/><path d="M3 10.6c.5-1.3 3.9-1.3 4.4 0M9.5 6.5h3M9.5 9.3h3"/>`,
  check: `<path d="M2.5 8.5 6.3 12.2 13.5 4.2"/>`,
  clock: `<circle cx="8" cy="8" r="6.2"/><path d="M8 4.4V8l2.6 1.7"/>`,
  copy: `<path d="M5.5 5.5h8v8h-8z"/><path d="M10.5 5.5v-3h-8v8h3"/>`,
  cross: `<path d="m3.5 3.5 9 9m0-9-9 9"/>`,
  down: `<path d="m3 6 5 5 5-5"/>`,
  eye: `<path d="M1 8c1.8-3 4.1-4.5 7-4.5S13.2 5 15 8c-1.8 3-4.1 4.5-7 4.5S2.8 11 1 8Z"/><circle cx="8" cy="8" r="2"/>`,
  file: `<path d="M3 1.5h6.5L13 5v9.5H3Z"/><path d="M9.3 1.7v3.5h3.5"/>`,
  half: `<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 0 0 12Z" fill="currentColor"/>`,
  health: `<path d="M6 2h4v4h4v4h-4v4H6v-4H2V6h4Z"/>`,
  house: `<path d="M1.8 7.8 8 2l6.2 5.8M3.5 6.5V14h9V6.5M6.5 14v-4h3v4"/>`,
  kite: `<path d="m8 1.5 4.5 5L8 12 3.5 6.5ZM8 1.5V12M3.5 6.5h9M8 12c0 1.6-2.2 1-2 2.7"/>`,
  leaf: `<path d="M8 14.5V7M8 9.8c-3.5 0-5-1.9-5-5.2 3.4 0 5 1.8 5 5.2ZM8 7.6c0-3.1 1.5-4.8 5-4.8 0 3.2-1.6 4.8-5 4.8Z"/>`,
  left: `<path d="m10 3-5 5 5 5"/>`,
  lock: `<path d="M3 7h10v7.2H3zM5.2 7V4.6a2.8 2.8 0 0 1 5.6 0V7"/>`,
  menu: `<path d="M2 4h12M2 8h12M2 12h12"/>`,
  pause: `<path d="M5.5 3v10M10.5 3v10" stroke-width="2.4"/>`,
  pen: `<path d="m2 14 .8-3.4L11 2.4 13.6 5 5.4 13.2Z"/><path d="M9.2 4.2l2.6 2.6"/>`,
  pin: `<path d="M8 14.5C5 11.1 3.4 8.7 3.4 6.5a4.6 4.6 0 0 1 9.2 0c0 2.2-1.6 4.6-4.6 8Z"/><circle cx="8" cy="6.4" r="1.6"/>`,
  plot: `<path d="m1.5 12 3.6-8h8.2l1.2 8ZM3.4 8h10.5M8.8 4l-.7 8"/>`,
  plus: `<path d="M8 2.5v11M2.5 8h11"/>`,
  print: `<path d="M4 5.5V1.8h8v3.7M4 11.5H1.8v-6h12.4v6H12"/><path d="M4 9.3h8v4.9H4z"/>`,
  right: `<path d="m6 3 5 5-5 5"/>`,
  ring: `<circle cx="8" cy="8" r="5.2"/>`,
  rings: `<circle cx="5.7" cy="8.6" r="4.1"/><circle cx="10.3" cy="8.6" r="4.1"/>`,
  scales: `<path d="M8 1.8v12.4M4.8 14.2h6.4M3 4h10M3 4 1.3 9.2c.6 1.5 2.8 1.5 3.4 0ZM13 4l-1.7 5.2c.6 1.5 2.8 1.5 3.4 0Z"/>`,
  search: `<circle cx="7" cy="7" r="4.8"/><path d="m10.6 10.6 3.9 3.9"/>`,
  shield: `<path d="M8 1.4 13.6 3.5v4.2c0 3.4-2.3 5.7-5.6 7-3.3-1.3-5.6-3.6-5.6-7V3.5Z"/><path d="m5.4 7.9 2 2 3.4-3.7"/>`,
  shieldx: `<path d="M8 1.4 13.6 3.5v4.2c0 3.4-2.3 5.7-5.6 7-3.3-1.3-5.6-3.6-5.6-7V3.5Z"/><path d="m5.9 5.7 4.2 4.2m0-4.2L5.9 9.9"/>`,
  shop: `<path d="M2 6.2 3.2 2.5h9.6L14 6.2M3 8v6h10V8M2 6.2c0 1.8 3 1.8 3 0 0 1.8 3 1.8 3 0 0 1.8 3 1.8 3 0 0 1.8 3 1.8 3 0M2 6.2h12M6.5 14v-3.5h3V14"/>`,
  stop: `<circle cx="8" cy="8" r="6.2"/><path d="m3.7 3.7 8.6 8.6"/>`,
  sunset: `<path d="M1.5 12.5h13M4 12.5a4 4 0 0 1 8 0M8 3v2.8M2.6 6.6l1.8 1.8M13.4 6.6l-1.8 1.8"/>`,
  sync: `<path d="M13.6 6.6A5.9 5.9 0 0 0 3 4.9M2.4 9.4A5.9 5.9 0 0 0 13 11.1"/><path d="M2.6 1.9v3.3h3.3M13.4 14.1v-3.3h-3.3"/>`,
  umbrella: `<path d="M8 2.2c-3.6 0-6.2 2.4-6.2 5.4h12.4C14.2 4.6 11.6 2.2 8 2.2ZM8 7.6v5.2c0 1.8-2.6 1.8-2.6 0"/>`,
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
