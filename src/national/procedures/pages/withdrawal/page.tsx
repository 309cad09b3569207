import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  calendarDay,
  type Frame,
  flash,
  line,
  optionalLine,
  readForm,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { defineText, type Text, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Input,
  OfficerPage,
  Toolbar,
  WarningText,
} from "../../../../ui/index.ts";
import { withdrawProcedure } from "../../actions/withdraw-procedure.ts";
import { procedureErrors } from "../../errors.ts";
import { findRecord } from "../../store/versions.ts";
import { type Desk, type FormErrors, formErrors, keeper, officerFrame } from "../desk.ts";
import { nameIn } from "../names.ts";
import { publicationText } from "../publication/text.ts";
import { procedureWords } from "../words.ts";

const text = defineText({
  vi: {
    title: (name: string) => `Bãi bỏ: ${name}`,
    warning: "Người dân sẽ thấy thủ tục đã bãi bỏ và thủ tục thay thế. Hồ sơ đã nhận vẫn theo phiên bản cũ.",
    withdrawnOn: "Bãi bỏ từ ngày",
    replacedBy: "Mã thủ tục thay thế",
    replacedByHint: "Nhiều mã thì cách nhau bằng dấu phẩy; bỏ trống khi không có thủ tục thay thế",
    withdraw: "Bãi bỏ",
    done: (code: string) => `Đã bãi bỏ ${code}. Các nút sẽ nhận trong giây lát.`,
  },
  en: {
    title: (name: string) => `Withdraw: ${name}`,
    warning:
      "People will see that it is withdrawn, and what replaced it. Dossiers received go on by the earlier version.",
    withdrawnOn: "Withdrawn from",
    replacedBy: "Codes of what stands in its place",
    replacedByHint: "Several are parted by commas; leave it empty when nothing does",
    withdraw: "Withdraw",
    done: (code: string) => `${code} is withdrawn. The nodes will have it in a moment.`,
  },
});

const form = z.object({
  number: line(200),
  date: calendarDay(),
  issuer: line(300),
  withdrawnOn: calendarDay(),
  replacedBy: optionalLine(1_000),
  version: z.coerce.number().int(),
});

const wrong = (key: "numberMissing" | "issuerMissing" | "dayWrong"): Text => ({
  vi: publicationText.vi[key],
  en: publicationText.en[key],
});
const texts = {
  number: wrong("numberMissing"),
  issuer: wrong("issuerMissing"),
  date: wrong("dayWrong"),
  withdrawnOn: wrong("dayWrong"),
};

/** `/catalogue/:code/withdrawal`: takes a procedure out of force, and says what stands in its place. */
export function addWithdrawal(app: App, node: Node): void {
  app.get("/catalogue/:code/withdrawal", async (c) => {
    const desk = keeper(c);
    return render(c, await page(c, desk, await getProcedure(node, c), undefined));
  });
  app.post("/catalogue/:code/withdrawal", async (c) => {
    const desk = keeper(c);
    const procedure = await getProcedure(node, c);
    try {
      const { number, date, issuer, withdrawnOn, replacedBy = "", version } = await readForm(c, form, texts);
      const codes = replacedBy.split(/[,;\s]+/).filter((code) => code !== "");
      const decision = { number, date, issuer };
      const request = { code: procedure.code, version, decision, withdrawnOn, replacedBy: codes };
      await withdrawProcedure(node, desk.by, request);
      await flash(c, { vi: text.vi.done(procedure.code), en: text.en.done(procedure.code) });
      return c.redirect(`/catalogue/${procedure.code}`, 303);
    } catch (error) {
      return renderAgain(c, error, (refused) => page(c, desk, procedure, refused));
    }
  });
}

async function getProcedure(node: Node, c: AppContext): Promise<Procedure> {
  const code = c.req.param("code") ?? "";
  const procedure = await findRecord(node.db, code);
  if (!procedure) throw procedureErrors.missing(code);
  return procedure;
}

async function page(c: AppContext, { locale }: Desk, procedure: Procedure, refused: DomainError | undefined) {
  const path = `/catalogue/${procedure.code}/withdrawal`;
  const frame = await officerFrame(c, { current: "/catalogue", path });
  const typed = c.get("form") ?? new URLSearchParams();
  return <WithdrawalPage frame={frame} procedure={procedure} typed={typed} errors={formErrors(refused, locale)} />;
}

type WithdrawalView = {
  readonly frame: Frame;
  readonly procedure: Procedure;
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
};

function WithdrawalPage({ frame, procedure, typed, errors }: WithdrawalView) {
  const { locale } = frame;
  const own = wordsIn(text, locale);
  const words = wordsIn(procedureWords, locale);
  const said = wordsIn(publicationText, locale);
  const title = own.title(nameIn(procedure, locale));
  const field = (name: string) => ({ name, value: typed.get(name) ?? "", errorMessage: errors.of(name) });
  const day = { type: "date", classes: "govuk-input--width-10" };
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={`/catalogue/${procedure.code}`} text={words.procedure} />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={title} note={<span class="lt-code">{procedure.code}</span>} />
      <Form frame={frame} action={`/catalogue/${procedure.code}/withdrawal`} classes="lt-narrow" keepAs="withdrawal">
        <input type="hidden" name="version" value={String(procedure.version)} />
        <WarningText text={own.warning} />
        <Input {...field("number")} label={{ text: said.number }} />
        <Input {...field("date")} {...day} label={{ text: said.date }} />
        <Input {...field("issuer")} label={{ text: said.issuer }} />
        <Input {...field("withdrawnOn")} {...day} label={{ text: own.withdrawnOn }} />
        <Input
          {...field("replacedBy")}
          label={{ text: own.replacedBy }}
          hint={{ text: own.replacedByHint }}
          spellcheck={false}
        />
        <div class="lt-actions">
          <Button text={own.withdraw} classes="govuk-button--warning" />
          <a href={`/catalogue/${procedure.code}`}>{words.cancel}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}
