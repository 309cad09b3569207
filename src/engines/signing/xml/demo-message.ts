/** An invented edXML message for tests, with the elements in the places and namespaces of real ones. */
export function demoMessage(subject = "Về việc phòng chống dịch", attachment = "UEsDBAoAAAA="): string {
  const namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${namespace}"><edXML:edXMLEnvelope xmlns:edXML="${namespace}">` +
    `<edXML:edXMLHeader><edXML:MessageHeader><edXML:Subject>${subject}</edXML:Subject></edXML:MessageHeader>` +
    `<edXML:TraceHeaderList><edXML:TraceHeader/></edXML:TraceHeaderList></edXML:edXMLHeader>` +
    `<edXML:edXMLBody><edXML:edXMLManifest version="1.0"/></edXML:edXMLBody></edXML:edXMLEnvelope>` +
    `<AttachmentEncoded Id="att"><Attachment><edXML:ContentTransferEncoded xmlns:edXML="${namespace}">${attachment}` +
    `</edXML:ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>`
  );
}
