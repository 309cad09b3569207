import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { calendarMessageType } from "../../protocol/calendar/index.ts";
import { receiveCalendar } from "./actions/receive-calendar.ts";
import type { OpenItemSource } from "./open-items.ts";
import { calendarNav, calendarPages } from "./pages/index.ts";
import { forgetCalendar } from "./working-time.ts";

/** What the calendar needs from whoever composes the node. */
export type CalendarOptions = {
  /** Where open items are that a change of the calendar may move. */
  readonly sources: readonly OpenItemSource[];
};

/** The working calendar of an authority on a node: its pages, and its copy of the nation's days. */
export function calendarSystem(node: Node, { sources }: CalendarOptions): System {
  node.live.subscribe(["calendar"], () => forgetCalendar(node.db));
  return {
    name: "calendar",
    routes: (app) => calendarPages(app, sources),
    nav: calendarNav,
    messages: [{ type: calendarMessageType, receive: (tx, messages) => receiveCalendar(tx, node, messages) }],
  };
}
