import { type DemoAccounts, demoAccounts } from "../platform/auth/index.ts";
import type { RunningNode } from "../run-node.ts";
import { demoPin } from "./demo-password.ts";
import type { Progress } from "./progress.ts";

/** Prints where each node is and who can sign in there. */
export async function printAddresses(nodes: readonly RunningNode[], progress: Progress): Promise<void> {
  progress.note("");
  let password: string | undefined;
  for (const { node, url } of nodes) {
    progress.note(`${(url ?? "").padEnd(24)}${node.config.name.vi} · ${node.config.name.en}`);
    const offer = await demoAccounts(node);
    password ??= offer?.password;
    for (const line of accountLines(offer)) progress.note(`    ${line}`);
  }
  if (password) progress.note(`\nMật khẩu · Password: ${password}    Mã PIN ký số · Signing PIN: ${demoPin}`);
  progress.note("Ctrl-C để dừng · to stop\n");
}

function accountLines(offer: DemoAccounts | undefined): readonly string[] {
  return (offer?.accounts ?? []).slice(0, 6).map(({ username, name, grants }) => {
    return `${username.padEnd(24)}${name}, ${grants[0]?.title ?? ""}`;
  });
}
