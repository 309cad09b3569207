import type { Agency } from "./store/agencies.ts";
import type { PostFacts } from "./store/posts.ts";

/** The head of an agency, and the deputy who signs in his stead. */
type Head = { readonly title: string; readonly en: string; readonly deputy: string; readonly deputyEn: string };

/**
 * The posts with which an agency starts: head and deputy, clerk, specialist, whoever receives dossiers at its one-stop shop, and at the top of a node an administrator and whoever controls procedures.
 * A commune has a head, a clerk and a one-stop officer. Signature lines follow Nghị định 30/2020/NĐ-CP (article 13, annex I): a People's Committee decides as a body, so its
 * chairperson signs "TM." for it; a deputy signs "KT." for the head.
 */
export function standardPosts(agency: Pick<Agency, "name" | "level" | "parent">): readonly PostFacts[] {
  const leaders = leadersOf(agency);
  const clerk = plain("Văn thư", "Clerk", "clerk");
  const specialist = plain("Chuyên viên", "Specialist", "specialist");
  const admin = plain("Quản trị hệ thống", "System administrator", "admin");
  const controller = plain("Cán bộ kiểm soát thủ tục hành chính", "Procedure control officer", "controller");
  const receptionist = plain("Công chức Bộ phận Một cửa", "One-stop officer", "receptionist");
  if (agency.level === "commune") return [...leaders.slice(0, 1), clerk, receptionist];
  return [...leaders, clerk, specialist, ...(agency.parent === null ? [admin, controller] : []), receptionist];
}

function plain(title: string, titleEn: string, role: PostFacts["role"]): PostFacts {
  return { title, titleEn, role, signingAuthority: "", signingTitle: "" };
}

function leadersOf({ name }: Pick<Agency, "name">): readonly PostFacts[] {
  const head = headOf(name);
  const signingAuthority = name.startsWith("Ủy ban nhân dân") ? "TM. ỦY BAN NHÂN DÂN" : "";
  const upper = (text: string): string => text.toLocaleUpperCase("vi");
  const leader = { role: "leader" as const, signingAuthority };
  return [
    { ...leader, title: head.title, titleEn: head.en, signingTitle: upper(head.title) },
    {
      ...leader,
      title: head.deputy,
      titleEn: head.deputyEn,
      signingTitle: `KT. ${upper(head.title)}\n${upper(head.deputy)}`,
    },
  ];
}

const heads: readonly (readonly [beginning: string, head: Head])[] = [
  ["Ủy ban nhân dân", { title: "Chủ tịch", en: "Chairperson", deputy: "Phó Chủ tịch", deputyEn: "Vice Chairperson" }],
  [
    "Văn phòng Chính phủ",
    {
      title: "Bộ trưởng, Chủ nhiệm",
      en: "Minister, Chairperson",
      deputy: "Phó Chủ nhiệm",
      deputyEn: "Vice Chairperson",
    },
  ],
  [
    "Văn phòng",
    {
      title: "Chánh Văn phòng",
      en: "Chief of Office",
      deputy: "Phó Chánh Văn phòng",
      deputyEn: "Deputy Chief of Office",
    },
  ],
  ["Sở", { title: "Giám đốc", en: "Director", deputy: "Phó Giám đốc", deputyEn: "Deputy Director" }],
  [
    "Thanh tra",
    {
      title: "Chánh Thanh tra",
      en: "Chief Inspector",
      deputy: "Phó Chánh Thanh tra",
      deputyEn: "Deputy Chief Inspector",
    },
  ],
  ["Bộ", { title: "Bộ trưởng", en: "Minister", deputy: "Thứ trưởng", deputyEn: "Deputy Minister" }],
  ["Vụ", { title: "Vụ trưởng", en: "Director", deputy: "Phó Vụ trưởng", deputyEn: "Deputy Director" }],
  [
    "Cục",
    { title: "Cục trưởng", en: "Director General", deputy: "Phó Cục trưởng", deputyEn: "Deputy Director General" },
  ],
  ["Ban", { title: "Trưởng ban", en: "Head", deputy: "Phó Trưởng ban", deputyEn: "Deputy Head" }],
];

function headOf(name: string): Head {
  const found = heads.find(([beginning]) => name.startsWith(`${beginning} `) || name === beginning);
  return found?.[1] ?? { title: "Thủ trưởng", en: "Head", deputy: "Phó Thủ trưởng", deputyEn: "Deputy Head" };
}
