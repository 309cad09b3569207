import type { IForbiddenRuleType, IResolveOptions } from "dependency-cruiser";

declare const configuration: {
  readonly forbidden: (IForbiddenRuleType & { readonly name: string })[];
  readonly options: { readonly enhancedResolveOptions: Partial<IResolveOptions> } & Record<string, unknown>;
};
export default configuration;
