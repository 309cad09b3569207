/** What a post may do; policies read these. */
export const roles = [
  "clerk",
  "leader",
  "specialist",
  "receptionist",
  "operator",
  "registrar",
  "controller",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** A role held at an agency between two instants of the domain clock. */
export type Grant = {
  readonly id: string;
  readonly agencyCode: string;
  readonly role: Role;
  /** The post as people read it: `Chủ tịch`, `Văn thư`. */
  readonly title: string;
  readonly titleEn: string;
  readonly validFrom: Date;
  /** First instant at which it no longer holds; null while it has no end. */
  readonly validUntil: Date | null;
  /** Name of the person who delegated, for a grant by delegation. */
  readonly onBehalfOf: string | null;
};

/** The signed-in official, as the request sees them. */
export type Principal = {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly sessionId: string;
  /** The agency acted for in this session, one of those in `grants`. */
  readonly agencyCode: string;
  /** Every grant that held when the request came, at all agencies. */
  readonly grants: readonly Grant[];
};

/** The grant by which a person acts in a role at the agency they act for, if they hold one now. */
export function grantFor(principal: Principal, role: Role, now: Date): Grant | undefined {
  return principal.grants.find(
    (grant) => grant.role === role && grant.agencyCode === principal.agencyCode && holds(grant, now),
  );
}

/** Whether a person holds any of the roles at the agency they act for, now. The start of every policy. */
export function hasRole(principal: Principal, wanted: Role | readonly Role[], now: Date): boolean {
  const list = typeof wanted === "string" ? [wanted] : wanted;
  return list.some((role) => grantFor(principal, role, now) !== undefined);
}

/** Whether a grant holds at an instant of the domain clock: from `validFrom` until just before `validUntil`. */
export function holds(grant: Pick<Grant, "validFrom" | "validUntil">, now: Date): boolean {
  return grant.validFrom <= now && (grant.validUntil === null || now < grant.validUntil);
}

/** Titles of the post a person acts in, without repeats, the first granted first. */
export function actingGrants(principal: Principal): readonly Grant[] {
  return principal.grants.filter((grant) => grant.agencyCode === principal.agencyCode);
}
