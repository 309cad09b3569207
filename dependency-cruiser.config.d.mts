import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from "dependency-cruiser";

declare const configuration: {
  readonly forbidden: (IForbiddenRuleType & { readonly name: string })[];
  readonly options: Omit<ICruiseOptions, "enhancedResolveOptions" | "tsConfig"> & {
    readonly enhancedResolveOptions: Partial<IResolveOptions>;
  };
};
export default configuration;
