import { type App, type Frame, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { defineText, formatDate, wordsIn } from "../../../../platform/text/index.ts";
import type { Procedure } from "../../../../protocol/procedures/index.ts";
import { Icon, PrintPage, Table } from "../../../../ui/index.ts";
import { procedureErrors } from "../../errors.ts";
import { findRecord } from "../../store/versions.ts";
import { publicFrame } from "../desk.ts";
import { langOf, nameIn } from "../names.ts";
import { Paper } from "../procedure/body.tsx";
import { ProcedureFacts } from "../procedure/facts.tsx";
import { procedureText } from "../procedure/text.ts";

const papersText = defineText({
  vi: {
    title: "Giấy tờ cần mang",
    tick: "Đã có",
    of: (code: string, version: number, day: string) => `Mã thủ tục ${code}, phiên bản ${version}, in ngày ${day}.`,
  },
  en: {
    title: "Papers to take along",
    tick: "Ready",
    of: (code: string, version: number, day: string) => `Procedure ${code}, version ${version}, printed ${day}.`,
  },
});

/** `/procedures/:code/papers`: the papers as a list to print, tick and take along. */
export function addPapers(app: App, node: Node): void {
  app.get("/procedures/:code/papers", async (c) => {
    const code = c.req.param("code");
    const procedure = await findRecord(node.db, code);
    if (!procedure) throw procedureErrors.missing(code);
    const today = formatDate(node.clock.now());
    return render(c, <PapersPage frame={await publicFrame(c)} procedure={procedure} today={today} />);
  });
}

function PapersPage({ frame, procedure, today }: { frame: Frame; procedure: Procedure; today: string }) {
  const { locale } = frame;
  const own = wordsIn(papersText, locale);
  const text = wordsIn(procedureText, locale);
  return (
    <PrintPage frame={frame} title={own.title} backHref={`/procedures/${procedure.code}`}>
      <h1 class="govuk-heading-l" lang={langOf(procedure, locale)}>
        {nameIn(procedure, locale)}
      </h1>
      <ProcedureFacts frame={frame} procedure={procedure} linked={false} />
      <h2 class="govuk-heading-m lt-section" id="papers">
        {own.title}
      </h2>
      <Table
        caption={own.title}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: <span class="govuk-visually-hidden">{own.tick}</span> },
          { text: text.paper },
          { text: text.originals, format: "numeric" },
          { text: text.copies, format: "numeric" },
        ]}
        rows={procedure.components.map((component) => [
          { text: <Icon name="box" /> },
          { text: <Paper frame={frame} component={component} /> },
          ...(component.originals + component.copies === 0
            ? [{ text: text.show, colspan: 2, format: "numeric" }]
            : [
                { text: String(component.originals), format: "numeric" },
                { text: String(component.copies), format: "numeric" },
              ]),
        ])}
      />
      <p class="lt-small lt-quiet lt-mt3">{own.of(procedure.code, procedure.version, today)}</p>
    </PrintPage>
  );
}
