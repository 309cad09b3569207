/** From then on an authority that compares counts as silent, in milliseconds. */
export const silentFor = 15 * 60_000;

/** How a comparison ended, as a mark shows it. */
export const tones = { running: "wire", equal: "ok", repaired: "ok", differs: "bad", failed: "slow" } as const;
