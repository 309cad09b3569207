declare module "subset-font" {
  type SubsetOptions = {
    targetFormat?: "woff2" | "woff" | "truetype";
    noHinting?: boolean;
    keepFeatures?: readonly string[];
    variationAxes?: Record<string, number | { min: number; max: number; default?: number }>;
  };
  /** Keeps only the glyphs that `text` needs. */
  function subsetFont(font: Uint8Array, text: string, options?: SubsetOptions): Promise<Uint8Array>;
  export = subsetFont;
}
