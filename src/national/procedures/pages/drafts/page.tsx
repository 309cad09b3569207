import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  type Frame,
  line,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { defineText, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, Input, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import { beginDraft } from "../../actions/begin-draft.ts";
import { type FormErrors, formErrors, keeper, officerFrame } from "../desk.ts";
import { procedureWords } from "../words.ts";

const text = defineText({
  vi: {
    title: "Soạn thủ tục mới",
    hint: "Mã do cơ sở dữ liệu quốc gia cấp, ví dụ 1.012345; của tỉnh thì kèm mã tỉnh: 1.012345.H36. Mã đã có trong danh mục thì soạn tiếp từ phiên bản hiện tại.",
    missing: "Nhập mã thủ tục, ví dụ 1.001193",
    begin: "Bắt đầu soạn",
  },
  en: {
    title: "Draft a new procedure",
    hint: "The code that the national database gave, such as 1.012345; of a province with its code: 1.012345.H36. A code that is in the catalogue is gone on with from its version.",
    missing: "Enter the code of the procedure, such as 1.001193",
    begin: "Begin",
  },
});

/** `/catalogue/new` and `POST /catalogue/drafts`: begins a draft, of a new procedure or of one that is published. */
export function addDrafts(app: App, node: Node): void {
  app.get("/catalogue/new", async (c) => {
    keeper(c);
    return render(c, await page(c, undefined));
  });
  app.post("/catalogue/drafts", async (c) => {
    const desk = keeper(c);
    try {
      const missing = { vi: text.vi.missing, en: text.en.missing };
      const { code } = await readForm(c, z.object({ code: line(200) }), { code: missing });
      return c.redirect(`/catalogue/drafts/${await beginDraft(node, desk.by, code)}`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, refused));
    }
  });
}

async function page(c: AppContext, refused: DomainError | undefined) {
  const frame = await officerFrame(c, { current: "/catalogue", path: "/catalogue/new" });
  return <NewPage frame={frame} typed={c.get("form")?.get("code") ?? ""} errors={formErrors(refused, frame.locale)} />;
}

function NewPage({ frame, typed, errors }: { frame: Frame; typed: string; errors: FormErrors }) {
  const own = wordsIn(text, frame.locale);
  const words = wordsIn(procedureWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={own.title}>
      <BackLink href="/catalogue" text={words.back} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={own.title} />
      <Form frame={frame} action="/catalogue/drafts" classes="lt-narrow">
        <Input
          name="code"
          value={typed}
          label={{ text: words.codeLong }}
          hint={{ text: own.hint }}
          errorMessage={errors.of("code")}
          classes="govuk-input--width-20"
          spellcheck={false}
        />
        <div class="lt-actions">
          <Button text={own.begin} />
          <a href="/catalogue">{words.cancel}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}
