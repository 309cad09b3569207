import type { Frame } from "../../../platform/http/index.ts";
import { defineText, wordsIn } from "../../../platform/text/index.ts";
import { Button, CopyButton, Ledger, OfficerPage, Toolbar, WarningText } from "../../../ui/index.ts";
import type { IssuedCredential } from "../actions/issue-credential.ts";

const secretText = defineText({
  vi: {
    title: "Mã kết nối đã cấp",
    warning: "Mã bí mật chỉ hiện trên trang này, một lần. Chép và giao cho người liên hệ trước khi rời trang.",
    clientId: "Tên kết nối",
    secret: "Mã bí mật",
    done: "Đã giao xong",
  },
  en: {
    title: "Credential issued",
    warning: "The secret is shown on this page only, once. Copy it and hand it over before leaving.",
    clientId: "Client id",
    secret: "Secret",
    done: "Handed over",
  },
});

/** A credential with its secret, shown once. */
export function SecretPage({ frame, issued, backHref }: { frame: Frame; issued: IssuedCredential; backHref: string }) {
  const text = wordsIn(secretText, frame.locale);
  const code = (value: string) => (
    <>
      <span class="lt-code">{value}</span> <CopyButton value={value} />
    </>
  );
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} />
      <div class="lt-narrow">
        <WarningText text={text.warning} />
        <Ledger
          stack
          rows={[
            { term: text.clientId, value: code(issued.clientId) },
            { term: text.secret, value: code(issued.secret) },
          ]}
        />
        <p class="lt-mt4">
          <Button text={text.done} href={backHref} />
        </p>
      </div>
    </OfficerPage>
  );
}
