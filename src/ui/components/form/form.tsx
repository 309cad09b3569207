import type { PropsWithChildren } from "hono/jsx";
import type { Frame } from "../../frame.ts";

/** What a form of the platform needs besides its fields. */
export type FormProps = {
  readonly frame: Frame;
  readonly action: string;
  /** `get` for filters, whose answers belong in the address; `post` (default) for everything that changes something. */
  readonly method?: "get" | "post";
  /** With file fields: sends multipart. */
  readonly files?: boolean;
  /** A name under which what is typed is kept in this browser tab until the form is sent, in case the session ends first. */
  readonly keepAs?: string;
  readonly classes?: string;
  readonly label?: string;
  readonly id?: string;
};

/** A form that carries the CSRF token, is sent once however often it is pressed, and can keep what was typed. */
export function Form(props: PropsWithChildren<FormProps>) {
  const { frame, action, method = "post", files, keepAs, classes, label, id, children } = props;
  return (
    <form
      action={action}
      method={method}
      id={id}
      class={classes}
      aria-label={label}
      enctype={files ? "multipart/form-data" : undefined}
      novalidate={method === "post" ? true : undefined}
      data-lt-keep={keepAs}
      data-lt-once={method === "post" ? "" : undefined}
    >
      {method === "post" ? <input type="hidden" name="_csrf" value={frame.csrfToken} /> : null}
      {children}
    </form>
  );
}
