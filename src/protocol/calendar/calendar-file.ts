/** A whole day, or several, in a calendar file. Dates are `yyyy-MM-dd`, the last one counted in. */
export type CalendarEvent = {
  readonly first: string;
  readonly last: string;
  readonly summary: string;
  readonly description?: string;
};

/**
 * An iCalendar file (RFC 5545) of whole days, as phones and office programs take it: lines end in CR LF and are folded at 75 octets. An
 * event keeps its UID (date and `host`) from one file to the next, so that it is not taken in twice.
 * @param at instant of the file, for DTSTAMP
 */
export function writeCalendarFile(
  events: readonly CalendarEvent[],
  of: { readonly name: string; readonly host: string; readonly at: Date },
): string {
  const stamp = `${of.at.toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lien Thong//Working calendar//VI",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(of.name)}`,
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.first}@${of.host}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(event.first)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(event.last))}`,
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escaped(event.description)}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

function compact(date: string): string {
  return date.replaceAll("-", "");
}

/** The end of an event is the first day that is not part of it. */
function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** At most 75 octets a line, never within a character; what goes on begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let room = 75;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      parts.push(part);
      part = "";
      room = 74;
    }
    part += character;
    room -= size;
  }
  return [...parts, part].join("\r\n ");
}
