import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFlow } from "./check.ts";
import { bpmn, elements, event, named } from "./flow.fixture.ts";
import { anyBlock, xmlOf } from "./random-flow.fixture.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);
const line = (lines: string): string => elements(lines).replaceAll("\n", "");

async function said(xml: string): Promise<readonly string[]> {
  const { problems } = await checkFlow(xml);
  return problems.map(({ severity, code, element }) => `${severity} ${code} ${element}`);
}

const inOneAnother = (levels: number): string =>
  bpmn(
    `${line("start s\ns > S0")}${Array.from(
      { length: levels },
      (_, index) =>
        `<bpmn:subProcess id="S${index}">${line(index < levels - 1 ? `start a${index}\na${index} > S${index + 1}` : `start a${index}\nuser u\na${index} > u`)}`,
    ).join("")}${"</bpmn:subProcess>".repeat(levels)}`,
  );

describe("files made to be too much", () => {
  test.each([
    ["sub-processes two hundred deep", inOneAnother(200), undefined],
    ["sub-processes five thousand deep", inOneAnother(5_000), "flow.too-deep"],
    ["lanes twenty thousand deep", bpmn(`${"<bpmn:laneSet><bpmn:lane>".repeat(9_000)}`), "flow.too-deep"],
    [
      "elements of others, sixty thousand deep",
      bpmn(`<bpmn:extensionElements>${"<a>".repeat(60_000)}${"</a>".repeat(60_000)}</bpmn:extensionElements>`),
      "flow.too-deep",
    ],
    [
      "twelve thousand arrows",
      flow(`start s\nuser a\n${Array.from({ length: 12_000 }, (_, index) => `s > a : f${index}`).join("\n")}`),
      "too-many-elements",
    ],
  ])("%s", async (_name, xml, refused) => {
    const started = performance.now();
    const { ok, problems } = await checkFlow(xml);
    expect(performance.now() - started).toBeLessThan(5_000);
    if (refused === undefined) expect(ok).toBe(true);
    else expect(problems.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([refused]);
  });

  test("signs within attributes, comments and texts are no levels", async () => {
    const steps = Array.from(
      { length: 300 },
      (_, index) => `<bpmn:userTask id="u${index}" name="a > b, '${index}'"/>`,
    ).join("");
    const xml = bpmn(
      `${steps}<!-- ${"<a>".repeat(400)} --><bpmn:documentation><![CDATA[${"<a>".repeat(400)}]]></bpmn:documentation>`,
    );
    expect(await said(xml)).not.toContain("error flow.too-deep ");
  });
});

describe("ids", () => {
  test("one used twice, one that is none, and none at all are named", async () => {
    expect(await said(flow("start s\nuser s"))).toContain("error id-twice s");
    expect(await said(flow("start s\nuser 1a\ns > 1a"))).toContain("error id-illegal 1a");
    expect(await said(bpmn('<bpmn:startEvent id="s"/><bpmn:userTask name="Thẩm định"/>'))).toContain("error no-id ");
  });

  test("lanes that name nothing do no harm", async () => {
    const lanes =
      '<bpmn:laneSet id="ls"><bpmn:lane id="l" name="Văn thư"><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:flowNodeRef>nothing</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>';
    const { ok, plan } = await checkFlow(flow(`start s\nuser a\nend e\ns > a\na > e\n${lanes}`));
    expect([ok, plan?.nodes.a?.role]).toEqual([true, "Văn thư"]);
  });
});

/** Files that are sound, with attributes, elements and letters lost, doubled and put elsewhere. */
function spoil(xml: string, where: number, how: number): string {
  const attributes = [...xml.matchAll(/\s[\w:]+="[^"]*"/g)];
  const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");
  const one = attributes[where % attributes.length];
  const id = ids[(where * 7) % ids.length] ?? "";
  const at = where % xml.length;
  const cut = (put: string): string =>
    one ? xml.slice(0, one.index) + put + xml.slice(one.index + one[0].length) : xml;
  const last = "</bpmn:process>";
  const spoiled = [
    () => cut(""),
    () => cut(one?.[0].replace(/="[^"]*"/, `="${id}"`) ?? ""),
    () => cut(one?.[0].replace(/="[^"]*"/, '="constructor"') ?? ""),
    () => xml.replaceAll(`"${id}"`, '"__proto__"'),
    () => xml.slice(0, at),
    () => xml.slice(0, at) + xml.slice(at + 1),
    () =>
      xml.replace(
        last,
        `<bpmn:sequenceFlow id="more" sourceRef="${id}" targetRef="${ids[where % ids.length]}"/>${last}`,
      ),
    () => xml.replace(last, `${event("boundaryEvent", "more", "timer P1D", `attachedToRef="${id}"`)}${last}`),
  ];
  return (spoiled[how % spoiled.length] ?? spoiled[0])?.() ?? xml;
}

test("whatever a file holds, there is an answer within seconds and nothing is harmed", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  await fc.assert(
    fc.asyncProperty(
      anyBlock,
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
      async (block, faults) => {
        const xml = faults.reduce((text, [where, how]) => spoil(text, where, how), xmlOf(block));
        const started = performance.now();
        const { ok, problems } = await checkFlow(xml);
        expect(performance.now() - started).toBeLessThan(5_000);
        expect(ok).toBe(problems.every(({ severity }) => severity !== "error"));
        for (const { message } of problems) expect(message.vi.length * message.en.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

test("two files looked at one after the other are looked at alike", async () => {
  const xml = flow(`start s\nuser a\nend e\ns > a\na > e`, named("m"));
  expect(await said(xml)).toEqual(await said(xml));
  expect(await said(xml)).not.toContain("warning lint.no-duplicate-sequence-flows s-a");
});
