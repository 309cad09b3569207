/** The reader dmn-js is built on, as far as the tests use it: what it reads must be what it writes. */
declare module "dmn-moddle" {
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly { readonly message: string }[] }>;
    toXML(element: object, options?: { readonly format?: boolean }): Promise<{ xml: string }>;
  }
}
