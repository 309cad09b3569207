import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { type Attributes, classNames, isPresent } from "../attributes.ts";

/** One entry of the navigation. `current` is this page, `active` its section. */
export type ServiceNavigationItem = {
  readonly text?: Child | undefined;
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly active?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Options of the service navigation. */
export type ServiceNavigationProps = {
  readonly navigation?: readonly (ServiceNavigationItem | undefined | null | false)[] | undefined;
  readonly serviceName?: string | undefined;
  readonly serviceUrl?: string | undefined;
  readonly navigationId?: string | undefined;
  readonly navigationLabel?: string | undefined;
  readonly navigationClasses?: string | undefined;
  readonly collapseNavigationOnMobile?: boolean | undefined;
  readonly menuButtonText?: string | undefined;
  readonly menuButtonLabel?: string | undefined;
  readonly ariaLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly slots?:
    | {
        readonly start?: Child | undefined;
        readonly end?: Child | undefined;
        readonly endInline?: boolean | undefined;
        readonly navigationStart?: Child | undefined;
        readonly navigationEnd?: Child | undefined;
      }
    | undefined;
};

/** The entries of a service under its head; folds away on a phone when a script is there. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, slots = {}, classes, attributes } = props;
  const say = useWords();
  const names = classNames("govuk-service-navigation", classes);
  if (!serviceName && !isPresent(slots.start) && !isPresent(slots.end)) {
    return (
      <div class={names} data-module="govuk-service-navigation" {...attributes}>
        <Inner {...props} />
      </div>
    );
  }
  return (
    <section
      aria-label={props.ariaLabel ?? say("serviceInformation")}
      class={names}
      data-module="govuk-service-navigation"
      {...attributes}
    >
      <Inner {...props} />
    </section>
  );
}

function Inner(props: ServiceNavigationProps) {
  const { serviceName, serviceUrl, slots = {} } = props;
  return (
    <div class={classNames("govuk-width-container", slots.endInline && "govuk-service-navigation__inlining-container")}>
      {slots.start}
      <div class="govuk-service-navigation__container">
        {serviceName ? (
          <span class="govuk-service-navigation__service-name">
            {serviceUrl ? (
              <a href={serviceUrl} class="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span class="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        ) : null}
        <Entries {...props} />
      </div>
      {slots.end}
    </div>
  );
}

function Entries(props: ServiceNavigationProps) {
  const say = useWords();
  const { slots = {} } = props;
  const items = (props.navigation ?? []).filter((item): item is ServiceNavigationItem => Boolean(item));
  if (items.length === 0 && !isPresent(slots.navigationStart) && !isPresent(slots.navigationEnd)) return null;
  const button = props.menuButtonText || say("menu");
  const id = props.navigationId || "navigation";
  return (
    <nav
      aria-label={props.navigationLabel || button}
      class={classNames("govuk-service-navigation__wrapper", props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) ? (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden too until a script shows it, as in govuk-frontend
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={props.menuButtonLabel && props.menuButtonLabel !== button ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {button}
        </button>
      ) : null}
      <ul class="govuk-service-navigation__list" id={id}>
        {slots.navigationStart}
        {items.map((item) => (
          <Entry item={item} />
        ))}
        {slots.navigationEnd}
      </ul>
    </nav>
  );
}

function Entry({ item }: { item: ServiceNavigationItem }) {
  const lit = item.active || item.current;
  const state = lit ? (item.current ? "page" : "true") : undefined;
  // Bold in the markup too: whoever overrides colours still sees where they are.
  const content = lit ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text;
  return (
    <li class={classNames("govuk-service-navigation__item", lit && "govuk-service-navigation__item--active")}>
      {item.href ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={state} {...item.attributes}>
          {content}
        </a>
      ) : isPresent(item.text) ? (
        <span class="govuk-service-navigation__text" aria-current={state}>
          {content}
        </span>
      ) : null}
    </li>
  );
}
