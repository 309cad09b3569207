export { type CalendarEvent, writeCalendarFile } from "./calendar-file.ts";
export {
  type CalendarMessage,
  type CalendarYear,
  calendarMessageSchema,
  calendarMessageType,
} from "./messages.ts";
