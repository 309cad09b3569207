import { sweepSignIns } from "../platform/auth/index.ts";
import type { Node } from "../platform/node.ts";
import type { System } from "../platform/system.ts";
import { addAccountPages } from "./pages/account/page.tsx";
import { addHome } from "./pages/home/page.tsx";
import { addInterfaces } from "./pages/interfaces/page.tsx";
import { addKeptForm } from "./pages/kept-form/page.tsx";
import { addSignIn } from "./pages/sign-in/page.tsx";

/** The pages any node has: the first page, signing in and out, one's own account, the list of machine interfaces. */
export function entranceSystem(_node: Node): System {
  return {
    name: "entrance",
    routes(app) {
      addHome(app);
      addSignIn(app);
      addAccountPages(app);
      addKeptForm(app);
      addInterfaces(app);
    },
    jobs: [{ name: "entrance.sweep", every: { seconds: 3600 }, run: (node) => sweepSignIns(node) }],
  };
}
