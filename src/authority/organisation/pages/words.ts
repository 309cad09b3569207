import { defineText, type Locale, wordsIn } from "../../../platform/text/index.ts";
import type { AgencyLevel } from "../store/agencies.ts";
import type { PostRole } from "../store/posts.ts";

/** Words that several pages of the organisation share. */
export const organisationWords = defineText({
  vi: {
    central: "Trung ương",
    province: "Cấp tỉnh",
    department: "Sở, ban, ngành",
    district: "Cấp huyện",
    commune: "Cấp xã",
    leader: "Lãnh đạo",
    clerk: "Văn thư",
    specialist: "Chuyên viên",
    controller: "Kiểm soát thủ tục hành chính",
    receptionist: "Bộ phận Một cửa",
    admin: "Quản trị",
    until: (day: string) => `đến ${day}`,
    since: (day: string) => `từ ${day}`,
    back: "Quay lại",
    agencies: "Cơ quan",
    tabs: "Các trang về tổ chức",
    delegations: "Ủy quyền",
    signingKey: "Khóa ký số",
    groups: "Nhóm nơi nhận",
  },
  en: {
    central: "Central",
    province: "Province",
    department: "Department",
    district: "District",
    commune: "Commune",
    leader: "Leader",
    clerk: "Clerk",
    specialist: "Specialist",
    controller: "Procedure control",
    receptionist: "One-stop shop",
    admin: "Administrator",
    until: (day: string) => `until ${day}`,
    since: (day: string) => `since ${day}`,
    back: "Back",
    agencies: "Agencies",
    tabs: "Pages about the organisation",
    delegations: "Delegations",
    signingKey: "Signing key",
    groups: "Recipient groups",
  },
});

/** The name of a level. */
export function levelName(level: AgencyLevel, locale: Locale): string {
  return wordsIn(organisationWords, locale)[level];
}

/** The name of a role. */
export function roleName(role: PostRole, locale: Locale): string {
  return wordsIn(organisationWords, locale)[role];
}

/** A name in the person's language. */
export function nameIn(named: { readonly name: string; readonly nameEn: string }, locale: Locale): string {
  return locale === "vi" ? named.name : named.nameEn;
}

/** A title in the person's language. */
export function titleIn(titled: { readonly title: string; readonly titleEn: string }, locale: Locale): string {
  return locale === "vi" ? titled.title : titled.titleEn;
}
