import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { calendarMessageType } from "../../protocol/calendar/index.ts";
import { sendToNewNodes } from "./actions/send-to-new-nodes.ts";
import { calendarNav, calendarPages } from "./pages/index.ts";
import { forgetCalendar } from "./working-time.ts";

/** The nation's working calendar on a node: its pages, and the news to every other node. */
export function calendarSystem(node: Node): System {
  node.live.subscribe(["calendar"], () => forgetCalendar(node.db));
  return {
    name: "calendar",
    routes: calendarPages,
    nav: calendarNav,
    messages: [copies(node)],
    jobs: [{ name: "calendar.new-nodes", every: { seconds: 30 }, run: sendToNewNodes }],
  };
}

/** The calendar on its way to nodes: an accepted one needs nothing more, a refused one is for whoever reads the log. */
function copies(node: Node): MessageHandler {
  return {
    type: calendarMessageType,
    answered: async (_tx, answered) => {
      for (const { destination, answer } of answered) {
        if (answer.outcome === "refused")
          node.log.error({ destination, code: answer.code }, "a node refuses the calendar");
      }
    },
  };
}
