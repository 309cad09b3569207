import type { App } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Radios, Select, Textarea } from "../../../../ui/index.ts";
import { type StaffMember, staffOf } from "../../../organisation/index.ts";
import { reassignWork } from "../../actions/reassign-work.ts";
import { dossierErrors } from "../../errors.ts";
import type { Work } from "../../record.ts";
import { type ActView, fieldOf } from "./act-frame.tsx";
import { type ActPageOf, addActPage } from "./act-page.tsx";
import { whoHas } from "./dossier-view.ts";
import { formText } from "./form-text.ts";

/** To give an open step to a person of the agency, or back to everyone of its post. */
export function addAssignmentAct(app: App): void {
  addActPage(app, assignment);
}

const assignment: ActPageOf = {
  name: "assignment",
  fields: async (view) => (
    <AssignmentFields {...view} staff={await staffOf(view.desk.node.db, view.desk.by.agencyCode, view.now)} />
  ),
  said: ({ frame, typed, work }) => {
    const text = wordsIn(formText, frame.locale);
    const step = work.find(({ token }) => String(token) === fieldOf(typed, "token"));
    return [
      { term: text.step, value: step?.name ?? "" },
      { term: text.reason, value: fieldOf(typed, "reason").trim() },
    ];
  },
  check: ({ typed }) => {
    if (fieldOf(typed, "reason").trim() === "") throw dossierErrors.reason("reason");
  },
  run: ({ desk, dossier, typed, work, situation }) => {
    const own = ownSteps({ work, desk });
    const token = fieldOf(typed, "token") === "" ? own[0]?.token : Number(fieldOf(typed, "token"));
    if (token === undefined || !situation.acts.has("assignment")) throw dossierErrors.stepDone();
    const assignee = fieldOf(typed, "assignee");
    if (assignee !== "" && !/^[0-9a-f-]{36}$/.test(assignee)) throw dossierErrors.noSuchPerson();
    const reason = fieldOf(typed, "reason").trim();
    return reassignWork(desk.node, desk.by, {
      ...{ dossierId: dossier.id, token, assignee: assignee === "" ? null : assignee, reason },
    });
  },
};

function ownSteps({ work, desk }: Pick<ActView, "work" | "desk">): readonly Work[] {
  return work.filter(
    ({ closedAt, place, agencyCode }) => closedAt === null && place === "here" && agencyCode === desk.by.agencyCode,
  );
}

function AssignmentFields(view: ActView & { staff: readonly StaffMember[] }) {
  const { frame, typed, errors, staff } = view;
  const text = wordsIn(formText, frame.locale);
  const own = ownSteps(view);
  const token = fieldOf(typed, "token") || String(own[0]?.token ?? "");
  const titles = ({ titles: vi, titlesEn }: StaffMember) => (frame.locale === "vi" ? vi : titlesEn).join(", ");
  return (
    <>
      {own.length === 1 ? <input type="hidden" name="token" value={token} /> : null}
      {own.length > 1 ? (
        <Radios
          name="token"
          value={token}
          fieldset={{ legend: { text: text.step, classes: "govuk-fieldset__legend--s" } }}
          items={own.map((one) => ({
            value: String(one.token),
            text: one.name,
            hint: { text: whoHas(view, one, frame.locale) },
          }))}
        />
      ) : (
        <p>
          <strong>{text.step}:</strong> {own[0]?.name}, {own[0] ? whoHas(view, own[0], frame.locale) : null}
        </p>
      )}
      <Select
        name="assignee"
        label={{ text: text.person, classes: "govuk-label--s" }}
        value={fieldOf(typed, "assignee")}
        items={[
          { value: "", text: text.everyone },
          ...staff.map((one) => ({ value: one.accountId, text: `${one.name}, ${titles(one)}` })),
        ]}
        errorMessage={errors?.fields.assignee ? { text: errors.fields.assignee } : undefined}
      />
      <Textarea
        name="reason"
        rows={2}
        label={{ text: text.reason, classes: "govuk-label--s" }}
        hint={{ text: text.reasonInside }}
        value={fieldOf(typed, "reason")}
        errorMessage={errors?.fields.reason ? { text: errors.fields.reason } : undefined}
      />
    </>
  );
}
