/** Days that the Government set for one year, as `MM-dd`. */
export type DecidedDays = {
  /** Working days off around the Lunar New Year, compensation included. */
  readonly tet: readonly string[];
  /** The second day of National Day (Labour Code 2019, article 112, from 2021). */
  readonly nationalDay?: string;
  /** Working days off that are worked on another day instead. */
  readonly swapped?: readonly { readonly off: string; readonly worked: string }[];
};

/**
 * Holidays that no rule gives: which days of the Lunar New Year are off, the day beside 2 September, and swapped days of civil servants. Not yet
 * checked against the yearly announcements; a nation's calendar may correct them.
 */
export const decidedDays: Readonly<Record<number, DecidedDays>> = {
  2019: {
    tet: ["02-04", "02-05", "02-06", "02-07", "02-08"],
    swapped: [{ off: "04-29", worked: "05-04" }],
  },
  2020: { tet: ["01-23", "01-24", "01-27", "01-28", "01-29"] },
  2021: { tet: ["02-10", "02-11", "02-12", "02-15", "02-16"], nationalDay: "09-03" },
  2022: { tet: ["01-31", "02-01", "02-02", "02-03", "02-04"], nationalDay: "09-01" },
  2023: { tet: ["01-20", "01-23", "01-24", "01-25", "01-26"], nationalDay: "09-01" },
  2024: {
    tet: ["02-08", "02-09", "02-12", "02-13", "02-14"],
    nationalDay: "09-03",
    swapped: [{ off: "04-29", worked: "05-04" }],
  },
  2025: {
    tet: ["01-27", "01-28", "01-29", "01-30", "01-31"],
    nationalDay: "09-01",
    swapped: [{ off: "05-02", worked: "04-26" }],
  },
  2026: {
    tet: ["02-16", "02-17", "02-18", "02-19", "02-20"],
    nationalDay: "09-01",
    swapped: [
      { off: "01-02", worked: "01-10" },
      { off: "08-31", worked: "08-22" },
    ],
  },
};
