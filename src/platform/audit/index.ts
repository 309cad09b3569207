export { type AuditActor, type AuditEntry, appendAudit, auditInsert } from "./append-audit.ts";
export { type AuditQuery, type AuditRow, readAudit } from "./read-audit.ts";
