import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  readForm,
  render,
  renderAgain,
  wrongField,
} from "../../../../platform/http/index.ts";
import { type Text, textIn } from "../../../../platform/text/index.ts";
import { changeSigningPin } from "../../actions/change-signing-pin.ts";
import { organisationErrors } from "../../errors.ts";
import type { KeyStore } from "../../key-store.ts";
import { mayUseSeal } from "../../policy.ts";
import { findAgency } from "../../store/agencies.ts";
import { findStaffOfAccount } from "../../store/staff.ts";
import { formErrors, organisationFrame, visitOf } from "../visit.ts";
import { nameIn } from "../words.ts";
import { pinText } from "./text.ts";
import { PinPage, type PinView } from "./view.tsx";

type PlainKey = "title" | "changed" | "pinMissing" | "newPinMissing" | "againWrong";
const both = (key: PlainKey): Text => ({ vi: pinText.vi[key], en: pinText.en[key] });

const form = z
  .object({ pin: z.string().min(1), newPin: z.string().min(1), again: z.string() })
  .superRefine(({ newPin, again }, context) => {
    if (newPin !== again) context.addIssue(wrongField("again", both("againWrong")));
  });
const texts = { pin: both("pinMissing"), newPin: both("newPinMissing") };

type ViewOf = (c: AppContext, keys: KeyStore, refused?: DomainError) => Promise<PinView>;

/** `/signing-key/pin` and `/agencies/:code/seal/pin`: another PIN for a key that stays the same. */
export function addSigningPinPages(app: App, keys: KeyStore): void {
  app.get("/signing-key/pin", async (c) => render(c, <PinPage {...(await ownView(c, keys))} />));
  app.post("/signing-key/pin", (c) => save(c, keys, "own", ownView));
  app.get("/agencies/:code/seal/pin", async (c) => render(c, <PinPage {...(await sealView(c, keys))} />));
  app.post("/agencies/:code/seal/pin", (c) => save(c, keys, { agencyCode: c.req.param("code") }, sealView));
}

async function save(
  c: AppContext,
  keys: KeyStore,
  owner: Parameters<typeof changeSigningPin>[2]["owner"],
  viewOf: ViewOf,
): Promise<Response> {
  const { node, by } = visitOf(c);
  const { keyHref } = await viewOf(c, keys);
  try {
    const { pin, newPin } = await readForm(c, form, texts);
    await changeSigningPin(node, by, { owner, pin, newPin });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <PinPage {...(await viewOf(c, keys, refused))} />);
  }
  await flash(c, both("changed"));
  return c.redirect(keyHref, 303);
}

async function ownView(c: AppContext, keys: KeyStore, refused?: DomainError): Promise<PinView> {
  const { node, by, locale } = visitOf(c);
  const staff = await findStaffOfAccount(node.db, by.accountId);
  if (!staff) throw organisationErrors.notYours();
  if (!(await keys.findKey({ staffId: staff.id }))) throw organisationErrors.keyMissing();
  return {
    frame: await organisationFrame(c, "/signing-key/pin"),
    title: textIn(both("title"), locale),
    keyHref: "/signing-key",
    action: "/signing-key/pin",
    errors: formErrors(refused, locale),
  };
}

async function sealView(c: AppContext, keys: KeyStore, refused?: DomainError): Promise<PinView> {
  const { node, by, now, locale } = visitOf(c);
  const code = c.req.param("code") ?? "";
  const agency = await findAgency(node.db, code);
  if (!agency) throw organisationErrors.agencyMissing(code);
  if (!mayUseSeal(by, code, now)) throw organisationErrors.notYours();
  if (!(await keys.findKey({ agencyCode: code }))) throw organisationErrors.keyMissing();
  const keyHref = `/agencies/${code}/seal`;
  return {
    frame: await organisationFrame(c, `${keyHref}/pin`),
    title: pinText[locale].sealTitle(nameIn(agency, locale)),
    keyHref,
    action: `${keyHref}/pin`,
    errors: formErrors(refused, locale),
  };
}
