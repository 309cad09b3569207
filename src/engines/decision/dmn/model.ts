/** A declared type, by the name as written or in place. */
export type TypeRef = string;

/** An itemDefinition. */
export type ItemDefinition = {
  readonly name: string;
  /** What it is made on; undefined for one made of components or of a function's signature. */
  readonly base?: TypeRef;
  readonly components: readonly ItemDefinition[];
  readonly isList: boolean;
  /** Unary tests a value must pass, as written. */
  readonly allowed?: string;
  readonly isFunction: boolean;
  /** What a function of this type gives. */
  readonly gives?: TypeRef;
};

/** A name with a declared type. */
export type Variable = { readonly name: string; readonly type?: TypeRef };

/** How a value comes about: the boxed expressions of DMN. */
export type Logic =
  | { readonly kind: "literal"; readonly id: string; readonly text: string; readonly type?: TypeRef }
  | Table
  | {
      readonly kind: "context";
      readonly id: string;
      readonly entries: readonly { readonly variable?: Variable; readonly logic: Logic }[];
    }
  | {
      readonly kind: "invocation";
      readonly id: string;
      readonly type?: TypeRef;
      readonly called: Logic;
      readonly bindings: readonly { readonly name: string; readonly logic: Logic }[];
    }
  | { readonly kind: "list"; readonly id: string; readonly items: readonly Logic[] }
  | {
      readonly kind: "relation";
      readonly id: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Logic[])[];
    }
  | {
      readonly kind: "function";
      readonly id: string;
      readonly params: readonly Variable[];
      readonly body: Logic;
      readonly external: boolean;
    }
  | { readonly kind: "conditional"; readonly id: string; readonly test: Logic; readonly yes: Logic; readonly no: Logic }
  | { readonly kind: "filter"; readonly id: string; readonly list: Logic; readonly match: Logic }
  | {
      readonly kind: "for" | "some" | "every";
      readonly id: string;
      readonly variable: string;
      readonly list: Logic;
      readonly body: Logic;
    }
  | { readonly kind: "none"; readonly id: string };

export type HitPolicy = "UNIQUE" | "ANY" | "FIRST" | "PRIORITY" | "RULE ORDER" | "OUTPUT ORDER" | "COLLECT";
export type Aggregation = "SUM" | "MIN" | "MAX" | "COUNT";

/** A cell: its text and the id it has in the file. */
export type Cell = { readonly id: string; readonly text: string };

export type Table = {
  readonly kind: "table";
  readonly id: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly {
    readonly id: string;
    readonly label: string;
    readonly expression: Cell;
    readonly type?: TypeRef;
    readonly values?: string;
  }[];
  readonly outputs: readonly {
    readonly id: string;
    readonly label: string;
    readonly name: string;
    readonly type?: TypeRef;
    readonly values?: string;
    readonly otherwise?: Cell;
  }[];
  readonly rules: readonly Rule[];
};

export type Rule = {
  readonly id: string;
  /** What the author noted: the rule's description, or its first annotation. */
  readonly note: string;
  readonly tests: readonly Cell[];
  readonly results: readonly Cell[];
};

export type InputData = {
  readonly kind: "input";
  readonly id: string;
  readonly name: string;
  readonly variable: Variable;
};

export type Decision = {
  readonly kind: "decision";
  readonly id: string;
  readonly name: string;
  readonly variable: Variable;
  readonly logic: Logic;
  /** Ids of what it needs, in the order of the file. */
  readonly needs: readonly string[];
};

export type Knowledge = {
  readonly kind: "knowledge";
  readonly id: string;
  readonly name: string;
  readonly variable: Variable;
  readonly logic: Logic;
  readonly needs: readonly string[];
};

export type Service = {
  readonly kind: "service";
  readonly id: string;
  readonly name: string;
  readonly variable: Variable;
  readonly outputs: readonly string[];
  /** Ids of decisions and input data it is given, in the order of its parameters. */
  readonly given: readonly string[];
  /** Ids of decisions made inside. */
  readonly inside: readonly string[];
};

export type Part = InputData | Decision | Knowledge | Service;

/** A file's decisions and all they stand on. */
export type DecisionModel = {
  readonly id: string;
  readonly name: string;
  readonly parts: ReadonlyMap<string, Part>;
  readonly types: ReadonlyMap<string, ItemDefinition>;
  /** Names of models it imports; what they hold is not there. */
  readonly imports: readonly string[];
  /** The decisions in the order of the file. */
  readonly decisions: readonly Decision[];
};
