import { describe, expect, test } from "vitest";
import {
  ask,
  context,
  decision,
  dmn,
  functionOf,
  inputData,
  knowledge,
  literal,
  type TestTable,
  table,
} from "../decision.fixture.ts";
import { evaluateDecision } from "./evaluate.ts";
import { loadDecisions } from "./load.ts";

const fees: TestTable = {
  policy: "UNIQUE",
  inputs: ["copies|number", 'channel|string|"online","counter"'],
  outputs: ["amount|number"],
  rules: ['<= 2 | "online" | 0 // miễn phí', '> 2 | "online" | 8000', '- | "counter" | 10000'],
};

function fee(changed: Partial<TestTable>): string {
  return dmn([
    decision("Fee", table({ ...fees, ...changed }), ["copies", "channel"]),
    inputData("copies", "number"),
    inputData("channel", "string"),
  ]);
}

const online = { copies: 1, channel: "online" };

describe("a decision table", () => {
  test("tells which rule gave the value", () => {
    const answer = evaluateDecision(loadDecisions(fee({})), "Fee", online);
    expect(answer).toEqual({
      value: 0,
      rules: [{ decision: "Fee", table: "table", rule: "rule 1", index: 1, note: "miễn phí" }],
    });
  });

  test("is found by name or id, and says what there is", () => {
    expect(ask(fee({}), "d Fee", online)).toBe(0);
    const answer = evaluateDecision(loadDecisions(fee({})), "Lệ phí", online);
    expect("error" in answer && answer.error.message).toContain("Its decisions: Fee.");
  });

  const overlapping = ['- | "online" | 1', "< 5 | - | 2", '< 5 | "online" | 1'];
  test.each<readonly [string, Partial<TestTable>, unknown]>([
    ["UNIQUE", { rules: overlapping }, "decision.several-rules"],
    ["ANY", { policy: "ANY", rules: overlapping }, "decision.rules-disagree"],
    ["ANY in agreement", { policy: "ANY", rules: ['- | "online" | 1', '< 5 | "online" | 1'] }, 1],
    ["FIRST", { policy: "FIRST", rules: ["> 5 | - | 0", ...overlapping] }, 1],
    ["PRIORITY", { policy: "PRIORITY", rules: overlapping, outputs: ["amount|number|2,1"] }, 2],
    ["RULE ORDER", { policy: "RULE ORDER", rules: overlapping }, [1, 2, 1]],
    ["OUTPUT ORDER", { policy: "OUTPUT ORDER", rules: overlapping, outputs: ["amount|number|2,1"] }, [2, 1, 1]],
    ["COLLECT", { policy: "COLLECT", rules: overlapping }, [1, 2, 1]],
    ["COLLECT SUM", { policy: "COLLECT", aggregation: "SUM", rules: overlapping }, 4],
    ["COLLECT MIN", { policy: "COLLECT", aggregation: "MIN", rules: overlapping }, 1],
    ["COLLECT MAX", { policy: "COLLECT", aggregation: "MAX", rules: overlapping }, 2],
    ["COLLECT COUNT", { policy: "COLLECT", aggregation: "COUNT", rules: overlapping }, 3],
    ["nothing matches", { rules: ["> 5 | - | 1"] }, null],
    ["nothing to collect", { policy: "COLLECT", rules: ["> 5 | - | 1"] }, []],
    ["nothing to count", { policy: "COLLECT", aggregation: "COUNT", rules: ["> 5 | - | 1"] }, 0],
    ["nothing to sum", { policy: "COLLECT", aggregation: "SUM", rules: ["> 5 | - | 1"] }, null],
    ["a default", { rules: ["> 5 | - | 1"], outputs: ["amount|number||700"] }, 700],
    ["computed results", { rules: ["- | - | 8000 + (copies - 1) * 500"] }, 8000],
    ["a result of another type", { rules: ['- | - | "free"'] }, null],
  ])("%s", (_, changed, expected) => {
    expect(ask(fee(changed), "Fee", online)).toEqual(expected);
  });

  test("gives several outputs as a context", () => {
    const xml = fee({ outputs: ["amount|number||0", "days|number||5"], rules: ["> 5 | - | 1 | 2"] });
    expect(ask(xml, "Fee", { ...online, copies: 9 })).toEqual({ amount: 1, days: 2 });
    expect(ask(xml, "Fee", online)).toEqual({ amount: 0, days: 5 });
  });

  test("refuses an input that is none of its values, and says which there are", () => {
    expect(ask(fee({}), "Fee", { copies: 1, channel: "fax" })).toBe("decision.input-wrong");
    const answer = evaluateDecision(loadDecisions(fee({})), "Fee", { copies: 1, channel: "fax" });
    expect("error" in answer && answer.error.people.vi).toContain(
      'channel không thể là "fax"; chỉ nhận "online","counter"',
    );
  });

  test("takes names that no input declares, as Camunda Modeler draws tables", () => {
    const xml = dmn([
      decision(
        "Fee",
        table({ ...fees, inputs: ["order.copies|integer", "signed|date"], rules: ['> 2 | > date("2020-01-01") | 5'] }),
      ),
    ]);
    expect(ask(xml, "Fee", { order: { copies: 3 }, signed: "2020-11-16" })).toBe(5);
  });
});

describe("inputs", () => {
  const types = `<itemDefinition name="tDossier"><itemComponent name="received"><typeRef>date</typeRef></itemComponent><itemComponent name="waits" isCollection="true"><typeRef>dayTimeDuration</typeRef></itemComponent></itemDefinition><itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a","b"</text></allowedValues></itemDefinition>`;
  const xml = dmn([
    types,
    inputData("dossier", "tDossier"),
    inputData("kind", "tKind"),
    inputData("at", "dateTime"),
    inputData("Họ và tên", "string"),
    decision("Due", literal('dossier.received + duration("P2D")'), ["dossier"], "date"),
    decision("Waited", literal("sum(dossier.waits)"), ["dossier"]),
    decision("Kind", literal("kind"), ["kind"]),
    decision("Hour", literal("at.hour"), ["at"]),
    decision("Hello", literal('"Chào " + Họ và tên'), ["Họ và tên"]),
  ]);

  test.each([
    ["Due", { dossier: { received: "2020-11-16" } }, "2020-11-18"],
    ["Waited", { dossier: { received: "2020-11-16", waits: ["PT1H", "PT30M"] } }, "PT1H30M"],
    ["Waited", { dossier: { waits: "PT1H" } }, "PT1H"],
    ["Due", { dossier: { received: "16/11/2020" } }, "decision.input-wrong"],
    ["Due", { dossier: 5 }, "decision.input-wrong"],
    ["Due", {}, null],
    ["Kind", { kind: "a" }, "a"],
    ["Kind", { kind: "c" }, "decision.input-wrong"],
    ["Kind", { kind: 1 }, "decision.input-wrong"],
    ["Kind", { kind: null }, null],
    ["Hour", { at: "2020-11-16T08:30:00+07:00" }, 8],
    ["Hello", { "Họ và tên": "Hoa" }, "Chào Hoa"],
  ])("%s of %j is %j", (name, input, expected) => {
    expect(ask(xml, name, input)).toEqual(expected);
  });

  test("that are wrong are named", () => {
    const answer = evaluateDecision(loadDecisions(xml), "Due", { dossier: { received: "hôm qua" } });
    expect("error" in answer && answer.error.message).toBe(
      "The input “dossier.received” is not as declared: it should be date.",
    );
  });
});

describe("requirements", () => {
  test("decisions stand on decisions, knowledge and services", () => {
    const xml = dmn([
      inputData("copies", "number"),
      knowledge("price", ["n|number"], literal("n * 2000")),
      knowledge("with tax", ["n|number"], literal("price(n) * 1.1"), ["fn:price"]),
      decision("Base", literal("price(copies)"), ["copies", "fn:price"], "number"),
      decision("Taxed", literal("with tax(copies) - Base"), ["copies", "=Base", "fn:with tax"], "number"),
      `<decisionService id="fn service" name="service"><outputDecision href="#d Base"/><inputData href="#in copies"/></decisionService>`,
      decision("Twice", literal("service(copies * 2) + service(copies: 1)"), ["copies", "fn:service"]),
    ]);
    expect(ask(xml, "Base", { copies: 3 })).toBe(6000);
    expect(ask(xml, "Taxed", { copies: 3 })).toBe(600);
    expect(ask(xml, "Twice", { copies: 3 })).toBe(14000);
    expect(ask(xml, "service", { copies: 3 })).toBe(6000);
    expect(ask(xml, "price", { n: 3 })).toBe(6000);
  });

  test("names a decision does not require are not there", () => {
    const xml = dmn([decision("A", literal("1")), decision("B", literal("A"))]);
    expect(ask(xml, "B")).toBeNull();
  });

  test("a decision that requires itself is an error, not an endless loop", () => {
    const xml = dmn([decision("A", literal("B"), ["=B"]), decision("B", literal("A"), ["=A"])]);
    expect(ask(xml, "A")).toBe("decision.circle");
  });

  test("an error in what is required is the error of the whole", () => {
    const xml = dmn([
      decision("Fee", table({ ...fees, inputs: ["1|number"], rules: ["1 | 5", "> 0 | 6"] })),
      decision("Total", literal("Fee + 1"), ["=Fee"]),
    ]);
    expect(ask(xml, "Total")).toBe("decision.several-rules");
  });

  test("all of one evaluation share what it may use", () => {
    const slow = literal("count(for i in 1..1000000 return i)");
    const names = Array.from({ length: 30 }, (_, index) => `D${index}`);
    const xml = dmn([
      ...names.map((name) => decision(name, slow)),
      decision(
        "All",
        literal(names.join(" + ")),
        names.map((name) => `=${name}`),
      ),
    ]);
    expect(ask(xml, "All")).toBe("decision.too-long");
  });
});

describe("boxed expressions", () => {
  const inside = (name: string, logic: string): string => `<${name}>${logic}</${name}>`;
  test.each<readonly [string, string, unknown]>([
    ["a context", context(["a", literal("2")], ["b", literal("a * 3")]), { a: 2, b: 6 }],
    ["a context with a result", context(["a", literal("2")], [null, literal("a + 1")]), 3],
    [
      "a context with names of several words",
      context(["so ban", literal("2")], ["le phi", literal("so ban * 3")]),
      { "so ban": 2, "le phi": 6 },
    ],
    ["a typed entry", context(["a", literal('"x"'), "number"]), { a: null }],
    ["a list", inside("list", literal("1") + literal('"x"')), [1, "x"]],
    [
      "a relation",
      `<relation><column name="code"/><column name="fee"/><row>${literal('"A"')}${literal("5")}</row><row>${literal('"B"')}${literal("6")}</row></relation>`,
      [
        { code: "A", fee: 5 },
        { code: "B", fee: 6 },
      ],
    ],
    ["a function", context(["f", functionOf(["n|number"], literal("n + 1"))], [null, literal("f(2)")]), 3],
    [
      "an argument of another type",
      context(["f", functionOf(["n|number"], literal("n = null"))], [null, literal('f("x")')]),
      true,
    ],
    [
      "an invocation",
      context(
        ["f", functionOf(["a", "b"], literal("a - b"))],
        [
          null,
          `<invocation>${literal("f")}<binding><parameter name="b"/>${literal("1")}</binding><binding><parameter name="a"/>${literal("9")}</binding></invocation>`,
        ],
      ),
      8,
    ],
    [
      "a conditional",
      inside(
        "conditional",
        inside("if", literal("1 > 2")) + inside("then", literal("1")) + inside("else", literal("2")),
      ),
      2,
    ],
    ["a filter", inside("filter", inside("in", literal("[1, 2, 3]")) + inside("match", literal("item > 1"))), [2, 3]],
    [
      "a loop",
      `<for iteratorVariable="i">${inside("in", literal("1..3"))}${inside("return", literal("i * i"))}</for>`,
      "decision.expression-unreadable",
    ],
    [
      "a loop over a list",
      `<for iteratorVariable="i">${inside("in", literal("[1, 2, 3]"))}${inside("return", literal("i * i"))}</for>`,
      [1, 4, 9],
    ],
    [
      "every",
      `<every iteratorVariable="i">${inside("in", literal("[1, 2]"))}${inside("satisfies", literal("i > 0"))}</every>`,
      true,
    ],
    [
      "some",
      `<some iteratorVariable="i">${inside("in", literal("[1, 2]"))}${inside("satisfies", literal("i > 2"))}</some>`,
      false,
    ],
    ["a type of the result", literal("[7]", "number"), 7],
    ["nothing", "", null],
    [
      "a function in another language",
      functionOf(["n"], literal("n")).replace("<functionDefinition", '<functionDefinition kind="Java"'),
      null,
    ],
  ])("%s", (_, logic, expected) => {
    expect(ask(dmn([decision("D", logic)], "20230324"), "D")).toEqual(expected);
  });
});

describe("a file", () => {
  test.each(["20151101", "20180521", "20191111", "20211108", "20230324"])("of the version of %s is read", (version) => {
    expect(ask(dmn([decision("D", literal("1 + 1"), [], "feel:number")], version), "D")).toBe(2);
  });

  test.each([
    ["no XML", "not XML", "decision.xml-unreadable"],
    ["cut off", dmn([decision("D", literal("1"))]).slice(0, -20), "decision.xml-unreadable"],
    ["with a DOCTYPE", `<!DOCTYPE definitions [<!ENTITY a "b">]>${dmn([])}`, "decision.xml-unreadable"],
    ["too large", dmn([`<!--${"x".repeat(2_000_001)}-->`]), "decision.xml-unreadable"],
    ["nested too deeply", dmn(["<a>".repeat(230) + "</a>".repeat(230)]), "decision.xml-unreadable"],
    ["of another kind", "<html/>", "decision.not-dmn"],
    ["of BPMN", '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', "decision.not-dmn"],
  ])("%s is refused", (_, xml, code) => {
    expect(() => loadDecisions(xml)).toThrow(expect.objectContaining({ code }));
  });

  test("with one cell that cannot be read still makes its other decisions", () => {
    const xml = dmn([decision("A", literal("1 +")), decision("B", literal("2"))]);
    expect(ask(xml, "A")).toBe("decision.expression-unreadable");
    expect(ask(xml, "B")).toBe(2);
  });
});
