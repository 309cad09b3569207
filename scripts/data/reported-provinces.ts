import type { Scenario } from "../../data/index.ts";

/** A province of the report, before its months are worked out. `monthlyMean2019` is invented: documents a month. */
export type ReportedProvince = Omit<Scenario, "months"> & {
  slug: string;
  monthlyMean2019: { sent: number; received: number };
};

const source =
  "Report of the Prime Minister's Task Force on five Tây Nguyên provinces, 23 November 2020; figures with origin \"invented\" and all monthly volumes are this project's";

const reported = <T>(value: T, note?: string) => ({
  value,
  origin: "reported" as const,
  ...(note === undefined ? {} : { note }),
});
const implied = <T>(value: T, note?: string) => ({
  value,
  origin: "implied" as const,
  ...(note === undefined ? {} : { note }),
});
const invented = <T>(value: T, note?: string) => ({
  value,
  origin: "invented" as const,
  ...(note === undefined ? {} : { note }),
});

const allLevels = reported<Scenario["exchange"]["levels"]["value"]>(["province", "department", "district", "commune"]);
const noCommunes = implied<Scenario["exchange"]["levels"]["value"]>(
  ["province", "department", "district"],
  "the report names only the provinces that reach all four levels",
);
const joined = { regulationIssued: reported(true), connectedToAxis: reported(true) };
const synced = { connected: reported(true) };
const ownReporting = { ownSystem: reported(true), connected: reported(true), indicatorsFilled: reported(8) };

/** The five provinces as the report of November 2020 describes them. */
export const reportedProvinces: readonly ReportedProvince[] = [
  {
    slug: "lam-dong",
    province: "H36",
    name: "Lâm Đồng",
    source,
    exchange: {
      ...joined,
      levels: noCommunes,
      growth: reported(5),
      senderShares: invented({ province: 0.35, department: 0.45, district: 0.2, commune: 0 }),
      sameDayRegistration: invented(0.93),
    },
    office: {
      software: invented(true, "the report names other provinces only"),
      electronicWorkFiles: invented({ province: 0.8, district: 0.55, commune: 0.25 }),
      leadersSign: invented(
        true,
        "the report names other provinces only; it counts Lâm Đồng neither among those that sign nor among those that do not",
      ),
    },
    portal: {
      ...synced,
      dossiersSynced: reported("many"),
      wrongDossierCodes: implied(false),
      paid: reported(48_000_000, "more than 48 million đồng"),
      payment: reported("in use"),
      onlineServices: reported("good"),
      overduePetitions: implied(0),
      decree45Plan: reported(
        true,
        "also a plan to digitise results; certified electronic copies in Đà Lạt from December 2020",
      ),
    },
    procedures: { onTime: reported(0.9949), catalogueStandardised: implied(true), publishedInTime: implied(true) },
    reporting: ownReporting,
    commandCentre: reported("one city", "smart operations centre of Đà Lạt"),
    monthlyMean2019: { sent: 130, received: 190 },
  },
  {
    slug: "kon-tum",
    province: "H34",
    name: "Kon Tum",
    source,
    exchange: {
      ...joined,
      levels: allLevels,
      growth: reported(2),
      senderShares: invented({ province: 0.2, department: 0.35, district: 0.25, commune: 0.2 }),
      sameDayRegistration: invented(0.97),
    },
    office: {
      software: reported(true),
      electronicWorkFiles: reported({ province: 0.95, district: 0.85, commune: 0.7 }),
      leadersSign: reported(true),
    },
    portal: {
      ...synced,
      dossiersSynced: reported("few"),
      wrongDossierCodes: implied(false),
      paid: invented(0, "technical connection only: no or very few transactions"),
      payment: reported("technical only"),
      onlineServices: reported("good"),
      overduePetitions: implied(0),
      decree45Plan: implied(false),
    },
    procedures: { onTime: reported(0.988), catalogueStandardised: reported(false), publishedInTime: implied(true) },
    reporting: ownReporting,
    commandCentre: reported("in operation"),
    monthlyMean2019: { sent: 210, received: 230 },
  },
  {
    slug: "dak-lak",
    province: "H15",
    name: "Đắk Lắk",
    source,
    exchange: {
      ...joined,
      levels: allLevels,
      growth: reported(2.5),
      senderShares: invented({ province: 0.25, department: 0.4, district: 0.25, commune: 0.1 }),
      sameDayRegistration: invented(0.9),
    },
    office: {
      software: reported(true),
      electronicWorkFiles: reported({ province: 1, district: 0.6, commune: 0.3 }),
      leadersSign: reported(true),
    },
    portal: {
      ...synced,
      dossiersSynced: reported("many"),
      wrongDossierCodes: implied(false),
      paid: invented(0, "technical connection only: no or very few transactions"),
      payment: reported("technical only"),
      onlineServices: reported("slow"),
      overduePetitions: reported(3),
      decree45Plan: reported(true),
    },
    procedures: { onTime: reported(0.9591), catalogueStandardised: reported(false), publishedInTime: reported(false) },
    reporting: { ownSystem: implied(true), connected: implied(false), indicatorsFilled: reported(8) },
    commandCentre: reported("pilot"),
    monthlyMean2019: { sent: 200, received: 260 },
  },
  {
    slug: "dak-nong",
    province: "H16",
    name: "Đắk Nông",
    source,
    exchange: {
      ...joined,
      levels: noCommunes,
      growth: invented(1.2, 'the report says only that the number is "still low"'),
      senderShares: invented({ province: 0.5, department: 0.4, district: 0.1, commune: 0 }),
      sameDayRegistration: invented(0.8),
    },
    office: {
      software: implied(false),
      electronicWorkFiles: invented({ province: 0.4, district: 0.2, commune: 0.05 }),
      leadersSign: reported(false),
    },
    portal: {
      ...synced,
      dossiersSynced: reported("few"),
      wrongDossierCodes: reported(true),
      paid: invented(2_000_000, "integrated; the report gives no amount"),
      payment: implied("integrated", "four of five provinces are; only Gia Lai is not"),
      onlineServices: reported("slow"),
      overduePetitions: reported(3),
      decree45Plan: implied(false),
    },
    procedures: { onTime: reported(0.987), catalogueStandardised: reported(false), publishedInTime: reported(false) },
    reporting: {
      ownSystem: reported(false),
      connected: reported(false, "uses the Government's system directly"),
      indicatorsFilled: reported(8),
    },
    commandCentre: implied("none"),
    monthlyMean2019: { sent: 70, received: 150 },
  },
  {
    slug: "gia-lai",
    province: "H21",
    name: "Gia Lai",
    source,
    exchange: {
      ...joined,
      levels: allLevels,
      growth: reported(2),
      senderShares: invented({ province: 0.25, department: 0.4, district: 0.25, commune: 0.1 }),
      sameDayRegistration: invented(0.88),
    },
    office: {
      software: reported(true),
      electronicWorkFiles: invented({ province: 0.7, district: 0.45, commune: 0.2 }),
      leadersSign: reported(false),
    },
    portal: {
      ...synced,
      dossiersSynced: reported("few"),
      wrongDossierCodes: reported(true),
      paid: reported(null),
      payment: reported("not integrated"),
      onlineServices: reported("slow"),
      overduePetitions: implied(0),
      decree45Plan: reported(true),
    },
    procedures: { onTime: reported(0.991), catalogueStandardised: implied(true), publishedInTime: reported(false) },
    reporting: ownReporting,
    commandCentre: reported("in operation"),
    monthlyMean2019: { sent: 220, received: 280 },
  },
];
