import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";
import { Icon } from "../icon/icon.tsx";

/** One file. `note` gives pages, size and hour. A `sending` one says how far it is (0 to 100); a `refused` one why, in `note`. */
export type UploadedFile = {
  readonly name: string;
  readonly note: Child;
  readonly state: "received" | "sending" | "refused";
  readonly percent?: number | undefined;
  readonly viewHref?: string | undefined;
  /** A link or a small form that takes the file away or chooses another. */
  readonly action?: Child | undefined;
};

/** Files with name, size and what can be done with each. A refused one says why at once. */
export function UploadList({ files, label }: { files: readonly UploadedFile[]; label?: string }) {
  return (
    <ul class="lt-files" aria-label={label}>
      {files.map((file) => (
        <Item file={file} />
      ))}
    </ul>
  );
}

function Item({ file }: { file: UploadedFile }) {
  const say = useWords();
  const refused = file.state === "refused";
  return (
    <li class={classNames("lt-files__item", refused && "lt-files__item--bad")}>
      <Icon name={refused ? "alert" : "file"} />
      <span>
        <strong>{file.name}</strong>
        <span class="lt-row-note">
          {refused ? <strong>{say("refused")}. </strong> : null}
          {file.note}
        </span>
        {file.state === "sending" ? <ProgressBar percent={file.percent ?? 0} /> : null}
      </span>
      <span class="lt-files__acts">
        {file.viewHref ? (
          <a href={file.viewHref} aria-label={`${say("view")}: ${file.name}`}>
            {say("view")}
          </a>
        ) : null}
        {file.action}
      </span>
    </li>
  );
}

function ProgressBar({ percent }: { percent: number }) {
  return (
    <svg class="lt-files__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="lt-files__all" width="100" height="4" />
      <rect class="lt-files__got" width={String(Math.min(Math.max(percent, 0), 100))} height="4" />
    </svg>
  );
}
