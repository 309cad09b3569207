/** The nation's working calendar: what other national systems may ask. */
export { nationalWorkingTime } from "./working-time.ts";
