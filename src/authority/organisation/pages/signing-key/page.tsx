import { z } from "zod";
import { describeCertificate } from "../../../../engines/signing/index.ts";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  parseForm,
  render,
  renderAgain,
  wrongField,
} from "../../../../platform/http/index.ts";
import { type Text, textIn } from "../../../../platform/text/index.ts";
import { enrolSigningKey, type KeyToEnrol } from "../../actions/enrol-signing-key.ts";
import { organisationErrors } from "../../errors.ts";
import type { KeyStore } from "../../key-store.ts";
import { mayEnrolSeal, mayUseSeal } from "../../policy.ts";
import { findAgency } from "../../store/agencies.ts";
import type { KeyOwner } from "../../store/signing-keys.ts";
import { findStaffOfAccount } from "../../store/staff.ts";
import { formErrors, organisationFrame, visitOf } from "../visit.ts";
import { nameIn } from "../words.ts";
import { readKeyUpload } from "./read-key-upload.ts";
import { keyText } from "./text.ts";
import { KeyPage, type KeyView } from "./view.tsx";

type PlainKey = "saved" | "fileMissing" | "title";
const both = (key: PlainKey): Text => ({ vi: keyText.vi[key], en: keyText.en[key] });

/** `/signing-key` and `/agencies/:code/seal`: whose key it is, until when, and a new one in its place. */
export function addSigningKeyPages(app: App, keys: KeyStore): void {
  app.get("/signing-key", async (c) => render(c, <KeyPage {...(await ownView(c, keys))} />));
  app.post("/signing-key", (c) => save(c, "own", "/signing-key", (refused) => ownView(c, keys, refused)));
  app.get("/agencies/:code/seal", async (c) => render(c, <KeyPage {...(await sealView(c, keys))} />));
  app.post("/agencies/:code/seal", (c) => {
    const agencyCode = c.req.param("code");
    return save(c, { agencyCode }, `/agencies/${agencyCode}/seal`, (refused) => sealView(c, keys, refused));
  });
}

async function save(
  c: AppContext,
  owner: KeyToEnrol["owner"],
  path: string,
  viewOf: (refused: DomainError) => Promise<KeyView>,
): Promise<Response> {
  const { node, by } = visitOf(c);
  try {
    const { fields, pkcs12 } = await readKeyUpload(c);
    const { pin } = parseForm(fields, formOf(pkcs12));
    await enrolSigningKey(node, by, { owner, pkcs12: pkcs12 ?? new Uint8Array(), pin });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <KeyPage {...(await viewOf(refused))} />);
  }
  await flash(c, both("saved"));
  return c.redirect(path, 303);
}

function formOf(pkcs12: Uint8Array | undefined) {
  return z.object({ pin: z.string().min(1) }).superRefine((_, context) => {
    if (!pkcs12) context.addIssue(wrongField("file", both("fileMissing")));
  });
}

async function ownView(c: AppContext, keys: KeyStore, refused?: DomainError): Promise<KeyView> {
  const { node, by, now, locale } = visitOf(c);
  const staff = await findStaffOfAccount(node.db, by.accountId);
  if (!staff) throw organisationErrors.notYours();
  const seal = mayUseSeal(by, by.agencyCode, now) ? by.agencyCode : undefined;
  return {
    frame: await organisationFrame(c, "/signing-key"),
    title: textIn(both("title"), locale),
    action: "/signing-key",
    sealHref: seal && `/agencies/${seal}/seal`,
    pinHref: "/signing-key/pin",
    ...(await keyFacts(keys, { staffId: staff.id })),
    now,
    errors: formErrors(refused, locale),
  };
}

async function sealView(c: AppContext, keys: KeyStore, refused?: DomainError): Promise<KeyView> {
  const { node, by, now, locale } = visitOf(c);
  const code = c.req.param("code") ?? "";
  const agency = await findAgency(node.db, code);
  if (!agency) throw organisationErrors.agencyMissing(code);
  if (!mayEnrolSeal(by, code, now)) throw organisationErrors.notYours();
  const path = `/agencies/${code}/seal`;
  return {
    frame: await organisationFrame(c, path),
    title: keyText[locale].sealTitle(nameIn(agency, locale)),
    action: path,
    sealHref: undefined,
    pinHref: mayUseSeal(by, code, now) ? `${path}/pin` : undefined,
    ...(await keyFacts(keys, { agencyCode: code })),
    now,
    errors: formErrors(refused, locale),
  };
}

async function keyFacts(keys: KeyStore, owner: KeyOwner): Promise<Pick<KeyView, "certificate" | "enrolledAt">> {
  const key = await keys.findKey(owner);
  return key
    ? { certificate: describeCertificate(key.certificate), enrolledAt: key.enrolledAt }
    : { certificate: undefined, enrolledAt: undefined };
}
