import { describe, expect, test } from "vitest";
import { UsageError } from "../command.ts";
import { testIo } from "../command-io.fixture.ts";
import { deadlineExplain } from "./deadline-explain.ts";

const files: Readonly<Record<string, string>> = {
  "storm.json": JSON.stringify({
    holidays: [{ date: "2020-10-28", name: "Nghỉ bão số 9" }],
    workdays: [{ date: "2020-10-31" }],
  }),
  "twice.json": JSON.stringify({ holidays: [{ date: "2020-10-28" }, { date: "2020-10-28" }] }),
  "bad.json": "{",
};
const io = testIo({ files });
type Answer = {
  due: string | null;
  startedCounting: string;
  limit: string;
  trace: { counted: number; why: { vi: string } }[];
};
async function ask(...args: string[]): Promise<Answer & { exit: number }> {
  const { exit, output } = await deadlineExplain.run(args, io);
  return { exit, ...(output as Answer) };
}

describe("deadline explain", () => {
  test("answers with the due date, the first counted minute and a trace that adds up", async () => {
    const answer = await ask("--from", "2020-10-26T10:00", "--limit", "2 working days");
    expect(answer).toMatchObject({
      exit: 0,
      due: "2020-10-28T17:00",
      limit: "2 working days",
      startedCounting: "2020-10-27T07:00",
    });
    expect(answer.trace.reduce((sum, { counted }) => sum + counted, 0)).toBe(960);
  });

  test.each([
    [["--hour-exact"], "2020-10-28T10:00"],
    [["--pause", "2020-10-27T08:00/2020-10-27T10:00"], "2020-10-29T09:00"],
    [["--calendar", "storm.json"], "2020-10-29T17:00"],
    [["--hours", "08:00-12:00,13:00-17:00"], "2020-10-28T17:00"],
  ])("%j", async (more, due) => {
    expect((await ask("--from", "2020-10-26T10:00", "--limit", "2 working days", ...more)).due).toBe(due);
  });

  test("knows the public holidays, and takes a make-up day from the file", async () => {
    expect((await ask("--from", "2020-01-22T08:00", "--limit", "1 working day")).due).toBe("2020-01-30T17:00");
    const saturday = ["--from", "2020-10-30T08:00", "--limit", "1 working day", "--calendar", "storm.json"];
    expect((await ask(...saturday)).due).toBe("2020-10-31T17:00");
  });

  test("a pause that goes on leaves no due date, and exit 1", async () => {
    const pause = ["--pause", "2020-10-27T08:00/"];
    expect(await ask("--from", "2020-10-26T10:00", "--limit", "2 working days", ...pause)).toMatchObject({
      exit: 1,
      due: null,
    });
  });

  test.each([
    [[]],
    [["--from", "2020-02-30T10:00", "--limit", "2 days"]],
    [["--from", "2020-10-26T10:00", "--limit", "soon"]],
    [["--from", "2020-10-26T10:00", "--limit", "2 days", "--pause", "2020-10-27T08:00"]],
    [["--from", "2020-10-26T10:00", "--limit", "2 days", "--pause", "2020-10-28T08:00/2020-10-27T08:00"]],
    [["--from", "2020-10-26T10:00", "--limit", "2 days", "--hours", "07:00-11:30,10:00-17:00"]],
    [["--from", "2020-10-26T10:00", "--limit", "2 days", "--calendar", "bad.json"]],
    [["--from", "2020-10-26T10:00", "--limit", "2 days", "--calendar", "twice.json"]],
  ])("%j is wrong usage, and says why", async (args) => {
    const wrong = args.includes("2020-10-27T08:00")
      ? deadlineExplain.run([...args, "--x"], io)
      : deadlineExplain.run(args, io);
    await expect(wrong).rejects.toThrow(UsageError);
  });
});
