/** `24/11/2020, 09:14:08` in Vietnam's time, as official pages write it. */
export function formatInstant(instant: Date): string {
  const [date = "", time = ""] = new Date(instant.getTime() + 7 * 3_600_000).toISOString().split("T");
  return `${date.split("-").reverse().join("/")}, ${time.slice(0, 8)}`;
}
