declare module "govuk-frontend" {
  /** A behaviour of govuk-frontend, started on every element that asks for it. */
  type Behaviour = new (root: Element) => object;
  export const Button: Behaviour;
  export const CharacterCount: Behaviour;
  export const ErrorSummary: Behaviour;
  export const NotificationBanner: Behaviour;
  export const PasswordInput: Behaviour;
  export const SkipLink: Behaviour;
  export const Tabs: Behaviour;
  export function createAll(behaviour: Behaviour): void;
}
