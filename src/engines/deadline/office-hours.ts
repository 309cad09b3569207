import type { OfficeWindow } from "./calendar.ts";

/** The most stretches of office hours in a day. */
export const mostWindows = 4;

/**
 * Reads office hours as people write them: `07:00-11:30, 13:30-17:00`, `7h - 11h30; 13h30 - 17h`. Undefined when it is something else;
 * whether the hours can be worked says `checkCalendar`.
 */
export function parseHours(text: string): readonly OfficeWindow[] | undefined {
  const parts = text
    .normalize("NFC")
    .split(/[,;]|\s+và\s+|\s+and\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const windows = parts.map(readWindow);
  if (windows.length === 0 || windows.length > mostWindows) return undefined;
  return windows.every((window) => window !== undefined) ? windows : undefined;
}

/** `07:00–11:30, 13:30–17:00`. */
export function formatHours(windows: readonly OfficeWindow[]): string {
  return windows.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(", ");
}

function readWindow(text: string): OfficeWindow | undefined {
  const match = /^(\d{1,2})(?:[:h.](\d{2})?)?\s*(?:-|–|đến|to)\s*(\d{1,2})(?:[:h.](\d{2})?)?$/i.exec(text);
  if (!match) return undefined;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map((part) => Number(part ?? 0));
  if ((fromMinute ?? 0) > 59 || (toMinute ?? 0) > 59) return undefined;
  return { from: (fromHour ?? 0) * 60 + (fromMinute ?? 0), to: (toHour ?? 0) * 60 + (toMinute ?? 0) };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
