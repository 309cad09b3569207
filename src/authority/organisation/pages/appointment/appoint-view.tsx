import type { Frame } from "../../../../platform/http/index.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, Form, Input, OfficerPage, Radios, Select, Toolbar } from "../../../../ui/index.ts";
import type { Post } from "../../store/posts.ts";
import type { StaffMember } from "../../store/staff.ts";
import { errorOf, Refused } from "../form-parts.tsx";
import type { FormErrors } from "../visit.ts";
import { titleIn } from "../words.ts";
import { appointmentText } from "./text.ts";

/** What the form of an appointment shows. */
export type AppointView = {
  readonly frame: Frame;
  readonly post: Post;
  /** People the administrator may choose among. */
  readonly staff: readonly StaffMember[];
  /** What was typed before the form was refused. */
  readonly typed: URLSearchParams;
  readonly today: Date;
  readonly errors: FormErrors | undefined;
};

/** Whom to appoint, by which decision, from when. */
export function AppointPage(view: AppointView) {
  const { frame, post, typed, today, errors } = view;
  const { locale } = frame;
  const text = wordsIn(appointmentText, locale);
  const title = text.title(titleIn(post, locale));
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={`/agencies/${post.agencyCode}`} />
      <Refused errors={errors} />
      <Toolbar title={title} />
      <Form frame={frame} action={`/posts/${post.id}/appointments`} keepAs={`appointment-${post.id}`} classes="lt-mt4">
        <Radios
          name="who"
          fieldset={{ legend: { text: text.who } }}
          value={typed.get("who") ?? "known"}
          items={[
            { value: "known", text: text.known, conditional: { text: <KnownPerson {...view} /> } },
            { value: "new", text: text.fresh, conditional: { text: <NewPerson {...view} /> } },
          ]}
        />
        <Input
          name="decision"
          label={{ text: text.decision }}
          value={typed.get("decision") ?? ""}
          classes="govuk-input--width-20"
        />
        <Input
          name="validFrom"
          type="date"
          label={{ text: text.from }}
          value={typed.get("validFrom") ?? isoDay(today)}
          classes="govuk-input--width-10"
          {...errorOf(errors, "validFrom")}
        />
        <Input
          name="validUntil"
          type="date"
          label={{ text: text.until }}
          hint={{ text: text.untilHint }}
          value={typed.get("validUntil") ?? ""}
          classes="govuk-input--width-10"
          {...errorOf(errors, "validUntil")}
        />
        <div class="lt-actions">
          <Button text={text.save} />
        </div>
      </Form>
    </OfficerPage>
  );
}

function KnownPerson({ frame, staff, typed, errors }: AppointView) {
  const text = wordsIn(appointmentText, frame.locale);
  const titles = (member: StaffMember) => (frame.locale === "vi" ? member.titles : member.titlesEn).join(", ");
  return (
    <Select
      name="staffId"
      label={{ text: text.person }}
      value={typed.get("staffId") ?? ""}
      items={[
        { value: "", text: text.choose },
        ...staff.map((member) => ({ value: member.id, text: `${member.name} (${titles(member)})` })),
      ]}
      {...errorOf(errors, "staffId")}
    />
  );
}

function NewPerson({ frame, typed, errors }: AppointView) {
  const text = wordsIn(appointmentText, frame.locale);
  return (
    <>
      <Input name="name" label={{ text: text.name }} value={typed.get("name") ?? ""} {...errorOf(errors, "name")} />
      <Input
        name="username"
        label={{ text: text.username }}
        hint={{ text: text.usernameHint }}
        value={typed.get("username") ?? ""}
        autocapitalize="none"
        spellcheck={false}
        {...errorOf(errors, "username")}
      />
      <Input
        name="email"
        type="email"
        label={{ text: text.email }}
        value={typed.get("email") ?? ""}
        {...errorOf(errors, "email")}
      />
    </>
  );
}
