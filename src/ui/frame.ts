/** The two languages every page exists in; Vietnamese is the language of record (Article 5, Constitution 2013). */
export type Locale = "vi" | "en";

/** A text in both languages. */
export type Bilingual = { readonly vi: string; readonly en: string };

/** One entry of the main navigation; `count` stands beside the word. */
export type NavigationItem = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
};

/** A link in the footer or in the menu of the signed-in person. */
export type FrameLink = { readonly href: string; readonly label: string };

/** A message kept across one redirect. */
export type Flash = { readonly kind: "done" | "note" | "failed"; readonly text: string };

/** The signed-in person, as the masthead shows them. `signOut` is the address that ends the session by POST. */
export type FramePerson = {
  readonly name: string;
  readonly post?: string;
  readonly menu?: readonly FrameLink[];
  readonly signOut: string;
};

/** What every page of a node shares: language, where one is, who one is. The platform builds it from the request. */
export type Frame = {
  readonly locale: Locale;
  /** Path and query of this page, for the language switch and the way back after signing in. */
  readonly path: string;
  readonly csrfToken: string;
  /** `over` is the system or the authority above; `name` is the bigger line. */
  readonly systemName: { readonly over: string; readonly name: string };
  readonly homeHref?: string;
  readonly nav: readonly NavigationItem[];
  readonly search?: { readonly action: string; readonly label: string; readonly value?: string };
  readonly who?: FramePerson;
  /** Address of the sign-in page; shown when nobody is signed in. */
  readonly signInHref?: string;
  /** The domain clock, when it is not the real one, already in words. */
  readonly clockNote?: string;
  readonly flash?: Flash;
  /** Addresses that show this same page in each language. */
  readonly languageHref: Readonly<Record<Locale, string>>;
  readonly footer?: { readonly links: readonly FrameLink[]; readonly lines?: readonly string[] };
};
