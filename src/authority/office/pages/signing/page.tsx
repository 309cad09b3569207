import { z } from "zod";
import { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  listOf,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import { issueDocuments } from "../../actions/issue-documents.ts";
import { returnDocument } from "../../actions/return-document.ts";
import type { Saved } from "../../actions/save-draft.ts";
import { type Outcome, outcomeOf, signDocuments } from "../../actions/sign-documents.ts";
import { officeErrors } from "../../errors.ts";
import { mayActOnOutgoing, maySeeOutgoing } from "../../policy.ts";
import { findOutgoing, type OutgoingDocument } from "../../store/outgoing.ts";
import { type Officer, officeFrame, officer, pageErrors } from "../officer.ts";
import { officeWords } from "../words.ts";
import { OutcomePage } from "./outcome-view.tsx";
import { readQueue } from "./queue.ts";
import { QueuePage } from "./queue-view.tsx";
import { SelectionPage, type SelectionView, selectionActs } from "./selection-view.tsx";
import { signingText } from "./text.ts";

/** A document chosen in a list: its id, and the version that the person saw there. */
const choice = z
  .string()
  .regex(/^[0-9a-f-]{36}(~\d{1,9})?$/)
  .transform((text) => {
    const [id = "", version] = text.split("~");
    return { id, version: version === undefined ? undefined : Number(version) };
  });
const chosen = z.object({ act: z.enum(selectionActs).catch("sign"), document: listOf(choice) });
const pinTexts = { pin: { vi: officeWords.vi.pinMissing, en: officeWords.en.pinMissing } };

/** `/signing`: the leader's list; and doing one thing to several documents, asked again before it is done. */
export function addSigningPages(app: App): void {
  app.get("/signing", async (c) => {
    const who = officer(c);
    return render(c, <QueuePage frame={await officeFrame(c)} items={await readQueue(who)} />);
  });
  app.get("/signing/selection", async (c) =>
    render(c, <SelectionPage {...(await selection(c, readQuery(c, chosen)))} />),
  );
  app.post("/signing/signatures", (c) => act(c, "sign"));
  app.post("/signing/issues", (c) => act(c, "issue"));
  app.post("/signing/returns", (c) => act(c, "return"));
}

type Chosen = z.output<typeof chosen>;

async function selection(c: AppContext, { act, document }: Chosen, error?: DomainError): Promise<SelectionView> {
  const who = officer(c);
  const query = new URLSearchParams([
    ["act", act],
    ...document.map(({ id, version }) => ["document", version ? `${id}~${version}` : id]),
  ]);
  const frame = await officeFrame(c, {
    path: `/signing/selection?${query}`,
    current: act === "issue" ? "/outgoing" : "/signing",
  });
  const documents = await seen(who, document);
  const errors = error ?? (documents.length === 0 ? nothingChosen() : undefined);
  return { frame, act, documents, errors: pageErrors(errors, who.locale) };
}

function nothingChosen(): DomainError {
  return new DomainError("office.nothing-chosen", "invalid", {
    vi: signingText.vi.nothingChosen,
    en: signingText.en.nothingChosen,
  });
}

/** The chosen documents that the person may see, each with the version that was seen. */
async function seen({ node, by, now }: Officer, chosen: Chosen["document"]): Promise<SelectionView["documents"]> {
  const found = await Promise.all(
    chosen.slice(0, 200).map(async ({ id, version }) => {
      const document = await findOutgoing(node.db, id);
      if (!document || !maySeeOutgoing(by, document, now)) return [];
      return [{ document, version: version ?? document.version }];
    }),
  );
  return found.flat();
}

async function act(c: AppContext, kind: Chosen["act"]): Promise<Response> {
  const who = officer(c);
  const { document } = await readForm(c, z.object({ document: listOf(choice) }));
  const documents = await seen(who, document);
  try {
    if (documents.length === 0) throw nothingChosen();
    const outcomes = await run(c, who, kind, documents);
    const frame = await officeFrame(c, {
      path: kind === "issue" ? "/outgoing?state=signed" : "/signing",
      current: kind === "issue" ? "/outgoing" : "/signing",
    });
    const after = await seen(
      who,
      outcomes.map(({ id }) => ({ id, version: undefined })),
    );
    return render(
      c,
      <OutcomePage frame={frame} act={kind} outcomes={outcomes} documents={after.map((one) => one.document)} />,
    );
  } catch (error) {
    return renderAgain(c, error, async (refused) => (
      <SelectionPage {...(await selection(c, { act: kind, document }, refused))} />
    ));
  }
}

async function run(
  c: AppContext,
  who: Officer,
  kind: Chosen["act"],
  documents: SelectionView["documents"],
): Promise<readonly Outcome[]> {
  const { node, by } = who;
  const saved: readonly Saved[] = documents.map(({ document, version }) => ({ id: document.id, version }));
  if (kind === "return") {
    const { reason } = await readForm(c, z.object({ reason: z.string().trim().max(2000).default("") }));
    if (reason === "") throw officeErrors.reasonMissing();
    const outcomes: Outcome[] = [];
    for (const one of saved) outcomes.push(await outcomeOf(one.id, () => returnDocument(node, by, { ...one, reason })));
    return outcomes;
  }
  const { pin } = await readForm(c, z.object({ pin: z.string().min(1).max(200) }), pinTexts);
  // Only someone who may do it to at least one of them opens the key.
  if (!documents.some(({ document }) => isAllowed(who, document, kind))) throw officeErrors.forbidden();
  return kind === "sign"
    ? signDocuments(node, by, { documents: saved, pin })
    : issueDocuments(node, by, { documents: saved, pin });
}

function isAllowed({ by, now }: Officer, document: OutgoingDocument, act: "sign" | "issue"): boolean {
  return mayActOnOutgoing(by, document, act, now);
}
