import { expect, test } from "vitest";
import { newId } from "../../../platform/db/index.ts";
import type { StepMessage } from "../../../protocol/dossiers/index.ts";
import { acceptDossier } from "../actions/accept-dossier.ts";
import { dossierStand } from "../dossiers.fixture.ts";
import { findDossier } from "../store/dossiers.ts";
import { packFiles } from "./carried-files.ts";
import { receiveStep } from "./guest.ts";

test("a dossier received here is not another node's to send, nor does a node speak for another", async () => {
  const stand = await dossierStand();
  const { node } = stand;
  const own = await acceptDossier(node, stand.person("receptionist", "H36.05"), stand.form("company"));
  const asked = (over: Partial<StepMessage> & { readonly code: string }): StepMessage => ({
    stepId: crypto.randomUUID(),
    fromNode: "H34",
    fromAgency: "H34.05",
    fromAgencyName: "Sở của tỉnh khác",
    toAgency: "H36.05",
    name: "Cho ý kiến",
    lane: "",
    outcomes: [],
    sentAt: Date.now(),
    dueAt: null,
    note: "",
    ...over,
    dossier: {
      code: over.code,
      procedureCode: own.procedureCode,
      procedureName: own.procedureName,
      sectorCode: "",
      sectorName: "",
      level: "province",
      subject: "",
      applicant: { ...own.applicant },
      receivedAt: Date.now(),
      dueAt: null,
      limit: "3 working days",
      components: [],
    },
  });
  const receive = (from: string, body: StepMessage) =>
    node.db.transaction().execute((tx) =>
      receiveStep(node, tx, {
        id: newId(),
        source: "VN",
        type: "dossier-step.v1",
        key: "k",
        subject: null,
        meta: { from, step: body.stepId },
        contentType: "application/json",
        body: Buffer.from(JSON.stringify(body)),
      }),
    );
  const refused = { outcome: "refused", code: "dossier.step-not-theirs" };
  expect(await receive("H34", asked({ code: own.code }))).toMatchObject(refused);
  expect(await receive("H15", asked({ code: "H34.05-201123-0001" }))).toMatchObject(refused);
  expect(await findDossier(node.db, own.id)).toEqual(own);
  expect(await receive("H34", asked({ code: "H34.05-201123-0001" }))).toEqual({ outcome: "accepted" });
});

test("what travels with one step is limited together, not paper by paper", async () => {
  const { node } = await dossierStand();
  const file = { sha256: "0".repeat(64), name: "ban-ve.pdf", mediaType: "application/pdf", at: "2020-11-23T02:00:00Z" };
  const paper = [{ ...file, bytes: 11 * 1024 * 1024 }];
  await expect(packFiles(node, [paper, paper])).rejects.toMatchObject({ code: "dossier.files-too-large" });
});
