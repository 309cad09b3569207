import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import type { KeyStore } from "./key-store.ts";
import { addAgencyPage } from "./pages/agency/page.tsx";
import { addAppointmentPages } from "./pages/appointment/page.tsx";
import { addChartPage } from "./pages/chart/page.tsx";
import { addDelegationPages } from "./pages/delegations/page.tsx";
import { addRecipientGroupPages } from "./pages/recipient-groups/page.tsx";
import { addSigningKeyPages } from "./pages/signing-key/page.tsx";
import { addSigningPinPages } from "./pages/signing-pin/page.tsx";

/** The organisation of an authority: its agencies, posts, people, delegations and signing keys. */
export function organisationSystem(_node: Node, { keys }: { readonly keys: KeyStore }): System {
  return {
    name: "organisation",
    routes: (app) => {
      addChartPage(app);
      addAgencyPage(app);
      addAppointmentPages(app);
      addDelegationPages(app);
      addSigningKeyPages(app, keys);
      addSigningPinPages(app, keys);
      addRecipientGroupPages(app);
    },
    nav: [
      {
        href: "/agencies",
        label: { vi: "Tổ chức", en: "Organisation" },
        order: 80,
        when: (principal) => principal !== undefined,
      },
    ],
  };
}
