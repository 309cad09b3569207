export { shortAgencyName } from "./agency-name.ts";
export { formatDuration } from "./duration.ts";
export {
  formatBytes,
  formatDate,
  formatDateTime,
  formatInstant,
  formatMoney,
  formatNumber,
  formatShare,
  formatTime,
  formatWeekday,
  isoDay,
  startOfDay,
  type WallTime,
  wallTime,
} from "./format.ts";
export { readDong } from "./read-dong.ts";
export { defineText, foldAccents, type Locale, nfc, type Text, textIn, type Words, wordsIn } from "./text.ts";
