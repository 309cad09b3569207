import { checkFlow } from "../../engines/flow/index.ts";
import { type Command, type CommandResult, UsageError } from "../command.ts";

/** `flow check`: exit 0 when the flow could be published, 1 when an error keeps it from that. */
export const flowCheck: Command = {
  name: ["flow", "check"],
  usage: [
    "flow check FILE [--process ID]",
    "",
    'Answers {ok, process, nodes, problems: [{severity: "error"|"warning", element, code, message: {vi, en}}]}.',
    "FILE: BPMN 2.0, as drawn here or exported by Camunda Modeler. Looks at what can be carried out, at places where the flow can get",
    "stuck or go round for ever, and asks bpmnlint.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const { file, process } = readFileArguments(args);
    const xml = Buffer.from(await io.readFile(file)).toString("utf8");
    const { ok, process: checked, nodes, problems } = await checkFlow(xml, process === undefined ? {} : { process });
    return { exit: ok ? 0 : 1, output: { ok, process: checked, nodes, problems } };
  },
};

/** FILE and `--process ID`, and flags that a command knows beside them. Throws UsageError. */
export function readFileArguments(
  args: readonly string[],
  known: readonly string[] = [],
): { readonly file: string; readonly process: string | undefined; readonly flags: ReadonlySet<string> } {
  const files: string[] = [];
  const flags = new Set<string>();
  let process: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const one = args[index] ?? "";
    if (one === "--process") {
      process = args[++index];
      if (process === undefined) throw new UsageError("--process needs the ID of a process");
    } else if (known.includes(one)) flags.add(one);
    else if (one.startsWith("--")) throw new UsageError(`There is no ${one}`);
    else files.push(one);
  }
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new UsageError("One FILE is needed");
  return { file, process, flags };
}
