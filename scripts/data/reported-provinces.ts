import type { Scenario } from "../../data/index.ts";

/** A province of the report, before its months are worked out. `monthlyMean2019` is invented: documents and dossiers a month. */
export type ReportedProvince = Omit<Scenario, "months"> & {
  slug: string;
  monthlyMean2019: { sent: number; received: number; dossiers: number };
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

const levelNote = "the report gives no shares; most of what people need is done at communes";
const syncNote = 'the report says only "many" or "few"';

/** What of a province's dossiers reached the national portal, and how the report speaks of it. */
function dossiers(
  reached: { readonly reported: number; readonly stale: number; readonly misCoded: number },
  early: number,
): Scenario["dossiers"] {
  return {
    levelShares: invented({ province: 0.08, district: 0.24, commune: 0.68 }, levelNote),
    early: invented(early),
    notReceived: invented(0.006),
    refused: invented(0.012),
    withdrawn: invented(0.004),
    supplemented: invented(0.045),
    supplementedTwice: invented(0.0008),
    reported: invented(reached.reported, syncNote),
    stale: invented(reached.stale),
    misCoded:
      reached.misCoded > 0
        ? invented(reached.misCoded, "the report names the province for wrong codes, without a number")
        : implied(0, "the report names other provinces for wrong codes"),
  };
}

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
    dossiers: dossiers({ reported: 0.985, stale: 0.008, misCoded: 0 }, 0.62),
    monthlyMean2019: { sent: 130, received: 190, dossiers: 24_000 },
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
    dossiers: dossiers({ reported: 0.38, stale: 0.04, misCoded: 0 }, 0.57),
    monthlyMean2019: { sent: 210, received: 230, dossiers: 9_000 },
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
    dossiers: dossiers({ reported: 0.94, stale: 0.02, misCoded: 0 }, 0.48),
    monthlyMean2019: { sent: 200, received: 260, dossiers: 30_000 },
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
    dossiers: dossiers({ reported: 0.31, stale: 0.06, misCoded: 0.07 }, 0.44),
    monthlyMean2019: { sent: 70, received: 150, dossiers: 11_000 },
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
    dossiers: dossiers({ reported: 0.35, stale: 0.05, misCoded: 0.09 }, 0.51),
    monthlyMean2019: { sent: 220, received: 280, dossiers: 24_000 },
  },
];
