/**
 * A day as people and cards write it: `12/10/1990`, `12-10-1990`, `12.10.1990`, `12101990`, `1990-10-12`. Gives `yyyy-MM-dd`; undefined for
 * what is no day between 1850 and 2199.
 */
export function readDay(text: string): string | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return dayOf(iso[3], iso[2], iso[1]);
  const parted = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{4})$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(plain);
  return parted ? dayOf(parted[1], parted[2], parted[3]) : undefined;
}

/** A day as people in Vietnam write it: `12/10/1990`. */
export function writeDay(iso: string): string {
  const [year, month, day] = iso.split("-");
  return `${day}/${month}/${year}`;
}

function dayOf(day = "", month = "", year = ""): string | undefined {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  // 31 February would come out as a day in March.
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
  return isDay && year >= "1850" && year < "2200" ? iso : undefined;
}
