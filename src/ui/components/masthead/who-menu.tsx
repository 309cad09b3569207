import type { Frame, FramePerson } from "../../frame.ts";
import { word } from "../../text.ts";
import { classNames } from "../attributes.ts";
import { Icon } from "../icon/icon.tsx";

/** Name and post of the signed-in person; opens (without script) to their links and the button that signs out. */
export function WhoMenu(props: { frame: Frame; who: FramePerson; postClasses?: string | undefined }) {
  const { frame, who, postClasses } = props;
  return (
    <details class="lt-who-menu">
      <summary class="lt-who">
        <Icon name="user" classes="lt-who__icon" />
        <span class="lt-who__text">
          <span class="lt-who__name">{who.name}</span>
          {who.post ? <span class={classNames("lt-who__post", postClasses)}>{who.post}</span> : null}
        </span>
        <Icon name="down" />
      </summary>
      <div class="lt-who-menu__box">
        <p class="lt-who-menu__name" aria-hidden="true">
          {who.name}
          {who.post ? <span class="lt-who-menu__post">{who.post}</span> : null}
        </p>
        {who.menu && who.menu.length > 0 ? (
          <ul>
            {who.menu.map((link) => (
              <li>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        ) : null}
        <form action={who.signOut} method="post">
          <input type="hidden" name="_csrf" value={frame.csrfToken} />
          <button class="govuk-button govuk-button--secondary" type="submit">
            {word(frame.locale, "signOut")}
          </button>
        </form>
      </div>
    </details>
  );
}
