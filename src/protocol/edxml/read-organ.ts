import type { Organ, Staff } from "./document.ts";
import { type FieldReader, present } from "./field-reader.ts";

/** Reads the agency in a `From` or `To`. Only its code is indispensable; names are looked up in the directory when absent. */
export function readOrgan(fields: FieldReader): Organ {
  return {
    organId: fields.organCode("OrganId", "required"),
    organName: fields.optional("OrganName"),
    ...present({
      organizationInCharge: fields.optional("OrganizationInCharge"),
      organAdd: fields.optional("OrganAdd"),
      email: fields.optional("Email"),
      telephone: fields.optional("Telephone"),
      fax: fields.optional("Fax"),
      website: fields.optional("Website"),
    }),
  };
}

/** Reads a `StaffInfo`; an absent one reads as empty. */
export function readStaff(fields: FieldReader): Staff {
  return {
    department: fields.optional("Department"),
    staff: fields.optional("Staff"),
    ...present({
      departmentId: fields.optional("DepartmentId"),
      staffId: fields.optional("StaffId"),
      email: fields.optional("Email"),
      mobile: fields.optional("Mobile"),
    }),
  };
}
