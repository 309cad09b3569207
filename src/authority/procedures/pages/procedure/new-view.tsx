import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import { Refused } from "../form-parts.tsx";
import { FactsForm, type FactsFormView } from "./form.tsx";
import { NationalPart } from "./national-part.tsx";
import { procedureText } from "./text.ts";

/** The form of a new procedure; taken over from the nation it is filled in. */
export function NewProcedurePage(view: Omit<FactsFormView, "action" | "isNew" | "newer" | "revision">) {
  const { frame, record, errors } = view;
  const text = wordsIn(procedureText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.newTitle}>
      <BackLink href="/procedures/catalogue" />
      <Refused errors={errors} />
      <Toolbar title={text.newTitle} />
      <div class="lt-columns">
        <FactsForm {...view} action="/procedures/catalogue" revision={0} isNew newer={undefined} />
        <NationalPart record={record} />
      </div>
    </OfficerPage>
  );
}
