import { wireDate } from "./dates.ts";
import type { Organ, ResponseFor, Staff } from "./document.ts";
import { wireOrganCode } from "./organ-code.ts";
import { element, optional, text } from "./write-element.ts";

/** The agency that sends or receives. */
export function organ(name: "From" | "To", each: Organ): string {
  return element(
    name,
    text("OrganId", wireOrganCode(each.organId)) +
      optional("OrganizationInCharge", each.organizationInCharge) +
      text("OrganName", each.organName) +
      optional("OrganAdd", each.organAdd) +
      optional("Email", each.email) +
      optional("Telephone", each.telephone) +
      optional("Fax", each.fax) +
      optional("Website", each.website),
  );
}

/** The document that this message is about. */
export function responseFor(answered: ResponseFor): string {
  return element(
    "ResponseFor",
    text("OrganId", wireOrganCode(answered.organId)) +
      text("Code", answered.code) +
      optional("DocumentId", answered.documentId) +
      text("PromulgationDate", wireDate(answered.promulgationDate)),
  );
}

/** Who a reader can turn to. */
export function staffInfo(staff: Staff): string {
  return element(
    "StaffInfo",
    text("Department", staff.department) +
      optional("DepartmentId", staff.departmentId) +
      text("Staff", staff.staff) +
      optional("StaffId", staff.staffId) +
      optional("Email", staff.email) +
      optional("Mobile", staff.mobile),
  );
}
