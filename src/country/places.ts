import type { Text } from "../platform/text/index.ts";

/** A node of the demo country. */
export type Place = {
  readonly role: "national" | "authority";
  /** Agency code of the node, `VN` for the national systems. */
  readonly code: string;
  readonly name: Text;
  /** Added to the country's first port. */
  readonly offset: number;
};

/** The first port of the country. */
export const firstPort = 3000;

/** The instant, by the domain clock, at which the demo country begins: Monday 16 November 2020, 08:00. */
export const demoStart = "2020-11-16T08:00:00+07:00";

/** The national systems, the five Tây Nguyên provinces of 2020 and the Government Office. */
export const places: readonly Place[] = [
  { role: "national", code: "VN", name: { vi: "Hệ thống quốc gia", en: "National systems" }, offset: 0 },
  { role: "authority", code: "H36", name: { vi: "Tỉnh Lâm Đồng", en: "Lâm Đồng province" }, offset: 1 },
  { role: "authority", code: "H34", name: { vi: "Tỉnh Kon Tum", en: "Kon Tum province" }, offset: 2 },
  { role: "authority", code: "H15", name: { vi: "Tỉnh Đắk Lắk", en: "Đắk Lắk province" }, offset: 3 },
  { role: "authority", code: "H16", name: { vi: "Tỉnh Đắk Nông", en: "Đắk Nông province" }, offset: 4 },
  { role: "authority", code: "H21", name: { vi: "Tỉnh Gia Lai", en: "Gia Lai province" }, offset: 5 },
  { role: "authority", code: "G22", name: { vi: "Văn phòng Chính phủ", en: "Government Office" }, offset: 6 },
];
