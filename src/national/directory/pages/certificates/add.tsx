import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  ErrorSummary,
  FileUpload,
  Form,
  Input,
  OfficerPage,
  Radios,
  Toolbar,
} from "../../../../ui/index.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { certificatesText } from "./text.ts";

/** The form to register a certificate for an agency. */
export function AddCertificatePage({
  frame,
  typed,
  errors,
}: {
  frame: Frame;
  typed: URLSearchParams;
  errors: FormErrors;
}) {
  const text = wordsIn(certificatesText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.addTitle}>
      <BackLink href="/certificates" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.addTitle} />
      <Form frame={frame} action="/certificates" files classes="lt-narrow">
        <Input
          name="code"
          label={{ text: words.code }}
          hint={{ text: words.codeHint }}
          value={typed.get("code") ?? ""}
          errorMessage={errors.of("code")}
          classes="govuk-input--width-20"
          spellcheck={false}
        />
        <Radios
          name="scope"
          fieldset={{ legend: { text: text.scopeLegend } }}
          value={typed.get("scope") ?? "agency"}
          items={[
            { value: "agency", text: text.scopeAgency },
            { value: "subtree", text: text.scopeSubtree },
          ]}
          errorMessage={errors.of("scope")}
        />
        <FileUpload
          name="certificate"
          label={{ text: words.file }}
          hint={{ text: words.fileHint }}
          errorMessage={errors.of("certificate")}
          attributes={{ accept: ".pem,.cer,.crt,.der" }}
        />
        <div class="lt-actions">
          <Button text={text.save} />
          <a href="/certificates">{words.cancel}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}
