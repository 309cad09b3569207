/** Media type under which edXML bytes are kept and travel. */
export const edxmlType = "application/xml";
