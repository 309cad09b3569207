import type { Frame } from "../../frame.ts";
import { word } from "../../text.ts";
import { classNames } from "../attributes.ts";
import { Icon } from "../icon/icon.tsx";
import { fitMasthead } from "./fit.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { DrumBand, Mark } from "./mark.tsx";
import { TopNavigation } from "./top-navigation.tsx";
import { WhoMenu } from "./who-menu.tsx";

/** The red head of a citizen page: mark, two lines of name, language, the person; then the drum band and the navigation. */
export function CitizenMasthead({ frame }: { frame: Frame }) {
  return (
    <header class="lt-masthead">
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container">
          <div class="govuk-generic-header__logo">
            <a href={frame.homeHref ?? "/"} class="govuk-generic-header__homepage-link">
              <Mark />
              <span class="lt-lockup">
                <span class="lt-lockup__over">{frame.systemName.over}</span>
                <span class="lt-lockup__name">{frame.systemName.name}</span>
              </span>
            </a>
          </div>
          <div class="lt-header-tools">
            <LanguageSwitch frame={frame} />
            <Visitor frame={frame} />
          </div>
        </div>
      </div>
      <DrumBand />
      <CitizenNavigation frame={frame} />
    </header>
  );
}

/** The head of an officer page: one line with the tabs of the system, the search box and the person. What has no room gives way (`fit.ts`). */
export function OfficerMasthead({ frame }: { frame: Frame }) {
  const fit = fitMasthead(frame);
  return (
    <header class="lt-masthead">
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container lt-bar">
          <div class="govuk-generic-header__logo">
            <a href={frame.homeHref ?? "/"} class="govuk-generic-header__homepage-link">
              <Mark />
              <span class="lt-lockup lt-lockup--line">
                <span class="lt-lockup__name">{frame.systemName.name}</span>
                <span class={`lt-lockup__over ${fit.over.shown}`}>{frame.systemName.over}</span>
              </span>
            </a>
          </div>
          <TopNavigation frame={frame} fit={fit} />
          <TopSearch frame={frame} />
          <div class="lt-header-tools">
            <LanguageSwitch frame={frame} />
            <Visitor frame={frame} postClasses={fit.post.shown} />
          </div>
        </div>
      </div>
      <DrumBand low />
    </header>
  );
}

function Visitor({ frame, postClasses }: { frame: Frame; postClasses?: string }) {
  if (frame.who) return <WhoMenu frame={frame} who={frame.who} postClasses={postClasses} />;
  if (!frame.signInHref) return null;
  const label = word(frame.locale, "signIn");
  return (
    <a class="govuk-button govuk-button--inverse" href={frame.signInHref} aria-label={label}>
      <Icon name="user" />
      <span>{label}</span>
    </a>
  );
}

function CitizenNavigation({ frame }: { frame: Frame }) {
  if (frame.nav.length === 0 && !frame.clockNote) return null;
  return (
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          {frame.nav.length > 0 ? <CitizenTabs frame={frame} /> : null}
          {frame.clockNote ? <p class="lt-clock-note">{frame.clockNote}</p> : null}
        </div>
      </div>
    </div>
  );
}

function CitizenTabs({ frame }: { frame: Frame }) {
  return (
    <nav aria-label={word(frame.locale, "mainMenu")} class="govuk-service-navigation__wrapper">
      <ul class="govuk-service-navigation__list">
        {frame.nav.map((item) => (
          <li
            class={classNames(
              "govuk-service-navigation__item",
              item.current && "govuk-service-navigation__item--active",
            )}
          >
            <a class="govuk-service-navigation__link" href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TopSearch({ frame }: { frame: Frame }) {
  if (!frame.search) return null;
  return (
    <search class="lt-topsearch">
      <form action={frame.search.action} method="get">
        <label class="govuk-visually-hidden" for="top-search">
          {frame.search.label}
        </label>
        <input
          class="govuk-input"
          id="top-search"
          name="q"
          type="search"
          placeholder={frame.search.label}
          value={frame.search.value}
          data-lt-search=""
        />
        <span class="lt-kbd lt-kbd--in" aria-hidden="true">
          /
        </span>
        <button class="govuk-visually-hidden" type="submit">
          {word(frame.locale, "search")}
        </button>
      </form>
    </search>
  );
}
