import { type App, frameOf, isShown, render, signInPath } from "../../../platform/http/index.ts";
import { HomePage } from "./view.tsx";

/** `/`: for an official, the first entry of their menu; for anyone else, what this node is and what is open. */
export function addHome(app: App): void {
  app.get("/", async (c) => {
    const { nav, node } = c.get("site");
    const principal = c.get("principal");
    const now = node.clock.now();
    if (principal) {
      const own = nav.filter((entry) => isShown(entry, principal, now));
      const first = own.find((entry) => entry.roles) ?? own[0];
      return c.redirect(first?.href ?? "/account", 303);
    }
    const frame = await frameOf(c);
    return render(c, <HomePage frame={frame} role={node.config.role} signInHref={signInPath} />);
  });
}
