import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, Input, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import type { AppointmentEntry } from "../../store/appointments.ts";
import { titleIn } from "../words.ts";
import { appointmentText } from "./text.ts";

/** Asks once more before an appointment ends, and says what ends with it. */
export function EndPage({ frame, appointment }: { frame: Frame; appointment: AppointmentEntry }) {
  const text = wordsIn(appointmentText, frame.locale);
  const title = text.endTitle(appointment.staffName, titleIn(appointment, frame.locale));
  return (
    <OfficerPage frame={frame} title={title}>
      <Toolbar title={title} />
      <p class="lt-mt4">{text.endLead}</p>
      <Form frame={frame} action={`/appointments/${appointment.id}/ending`} classes="lt-mt4">
        <Input name="decision" label={{ text: text.endDecision }} classes="govuk-input--width-20" />
        <div class="govuk-button-group">
          <Button text={text.end} classes="govuk-button--warning" />
          <a class="govuk-link" href={`/agencies/${appointment.agencyCode}`}>
            {text.cancel}
          </a>
        </div>
      </Form>
    </OfficerPage>
  );
}
