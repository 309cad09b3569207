import { wireDate } from "./dates.ts";
import type { EdxmlDocument, OtherInfo } from "./document.ts";
import { organ, responseFor } from "./encode-organ.ts";
import { element, list, optional, text } from "./write-element.ts";

/** The MessageHeader of a document, its children in the order of the standard. */
export function messageHeader(document: EdxmlDocument): string {
  const { code, promulgation, documentType, signer } = document;
  const fields = [
    organ("From", document.from),
    ...document.to.map((each) => organ("To", each)),
    text("DocumentId", document.documentId),
    element("Code", text("CodeNumber", code.number) + text("CodeNotation", code.notation)),
    element(
      "PromulgationInfo",
      text("Place", promulgation.place) + text("PromulgationDate", wireDate(promulgation.date)),
    ),
    element(
      "DocumentType",
      text("Type", documentType.type) +
        optional("TypeDetail", documentType.typeDetail) +
        text("TypeName", documentType.typeName),
    ),
    text("Subject", document.subject),
    text("Content", document.content ?? ""),
    element(
      "SignerInfo",
      text("Competence", signer.competence ?? "") +
        text("Position", signer.position ?? "") +
        text("FullName", signer.fullName),
    ),
    optional("DueDate", document.dueDate && wireDate(document.dueDate)),
    otherInfo(document.otherInfo),
    ...document.responseFor.map(responseFor),
    text("SteeringType", String(document.steeringType)),
    optional("ApplicationType", document.applicationType),
    list("ToPlaces", "Place", document.toPlaces),
    document.responseForTask.length === 0 ? "" : list("ResponseForTask", "TaskCode", document.responseForTask),
  ];
  return element("MessageHeader", fields.join(""));
}

function otherInfo(other: OtherInfo): string {
  return element(
    "OtherInfo",
    text("Priority", String(other.priority)) +
      text("SphereOfPromulgation", other.sphereOfPromulgation ?? "") +
      text("TyperNotation", other.typerNotation ?? "") +
      optional("PromulgationAmount", other.promulgationAmount?.toString()) +
      optional("PageAmount", other.pageAmount?.toString()) +
      optional("ReplyFors", other.replyFors) +
      optional("Direction", other.direction) +
      optional("ReferenceCodes", other.referenceCodes) +
      list("Appendixes", "Appendix", other.appendixes),
  );
}
