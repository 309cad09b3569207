import type { Frame } from "../../../../platform/http/index.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, Form, Input, OfficerPage, Radios, Select, Textarea, Toolbar } from "../../../../ui/index.ts";
import type { AppointmentEntry } from "../../store/appointments.ts";
import type { StaffMember } from "../../store/staff.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import type { FormErrors } from "../visit.ts";
import { titleIn } from "../words.ts";
import { delegationText } from "./text.ts";

/** What the form of a delegation shows. */
export type NewDelegationView = {
  readonly frame: Frame;
  readonly appointment: AppointmentEntry;
  readonly staff: readonly StaffMember[];
  readonly typed: URLSearchParams;
  readonly today: Date;
  readonly errors: FormErrors | undefined;
};

/** To whom, by which paper, for how long and for what. */
export function NewDelegationPage(view: NewDelegationView) {
  const { frame, appointment, staff, typed, errors } = view;
  const { locale } = frame;
  const text = wordsIn(delegationText, locale);
  const title = text.newTitle(titleIn(appointment, locale));
  const titles = (member: StaffMember) => (locale === "vi" ? member.titles : member.titlesEn).join(", ");
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={`/delegations?agency=${appointment.agencyCode}`} />
      <Refused errors={errors} />
      <Toolbar title={title} note={appointment.staffName} />
      <p class="lt-quiet">{text.lead}</p>
      <Form
        frame={frame}
        action={`/appointments/${appointment.id}/delegations`}
        keepAs={`delegation-${appointment.id}`}
        classes="lt-mt4"
      >
        <Select
          name="toStaffId"
          label={{ text: text.person }}
          value={typed.get("toStaffId") ?? ""}
          items={[
            { value: "", text: text.choose },
            ...staff.map((member) => ({ value: member.id, text: `${member.name} (${titles(member)})` })),
          ]}
          {...errorOf(errors, "toStaffId")}
        />
        <Radios
          name="scope"
          fieldset={{ legend: { text: text.scope } }}
          value={typed.get("scope") ?? "sign"}
          items={[
            { value: "sign", text: text.sign },
            { value: "all", text: text.all },
          ]}
        />
        <Paper {...view} />
        <div class="lt-actions">
          <Button text={text.save} />
        </div>
      </Form>
    </OfficerPage>
  );
}

function Paper({ frame, typed, today, errors }: NewDelegationView) {
  const text = wordsIn(delegationText, frame.locale);
  return (
    <>
      <Input
        name="basis"
        label={{ text: text.basisLabel }}
        value={typed.get("basis") ?? ""}
        classes="govuk-input--width-20"
        {...errorOf(errors, "basis")}
      />
      <Textarea
        name="reason"
        label={{ text: text.reason }}
        rows={2}
        value={typed.get("reason") ?? ""}
        {...errorOf(errors, "reason")}
      />
      <Input
        name="validFrom"
        type="date"
        label={{ text: text.since }}
        value={typed.get("validFrom") ?? isoDay(today)}
        classes="govuk-input--width-10"
        {...errorOf(errors, "validFrom")}
      />
      <Input
        name="validUntil"
        type="date"
        label={{ text: text.until }}
        value={typed.get("validUntil") ?? ""}
        classes="govuk-input--width-10"
        {...errorOf(errors, "validUntil")}
      />
    </>
  );
}
