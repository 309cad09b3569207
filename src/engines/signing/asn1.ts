import * as asn1js from "asn1js";

/** A SEQUENCE of the given parts. */
export function sequence(...parts: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value: parts });
}

/** A SET of the given parts. */
export function set(...parts: asn1js.BaseBlock[]): asn1js.Set {
  return new asn1js.Set({ value: parts });
}

/** An OBJECT IDENTIFIER. */
export function object(value: string): asn1js.ObjectIdentifier {
  return new asn1js.ObjectIdentifier({ value });
}

/** An OCTET STRING. */
export function octets(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
}

/** A positive INTEGER from its hexadecimal text. */
export function integer(hex: string): asn1js.Integer {
  const digits = hex.replace(/^(?:00)+(?=..)/, "");
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const padded = Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even;
  return new asn1js.Integer({ valueHex: Uint8Array.from(Buffer.from(padded, "hex")).buffer });
}

/** A part under an explicit context tag. */
export function explicit(tagNumber: number, ...parts: asn1js.BaseBlock[]): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: parts });
}

/** The DER bytes of a part. */
export function derOf(block: asn1js.BaseBlock): Uint8Array {
  return new Uint8Array(block.toBER());
}

/** Reads one DER value; undefined when the bytes are not one. Bytes after it are ignored. */
export function readDer(der: Uint8Array): asn1js.BaseBlock | undefined {
  const parsed = asn1js.fromBER(Uint8Array.from(der));
  return parsed.offset === -1 ? undefined : parsed.result;
}

/** The parts of a SEQUENCE, SET or constructed tag; none for anything else. */
export function childrenOf(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Constructed ? block.valueBlock.value : [];
}

/** The dotted text of an OBJECT IDENTIFIER; empty for anything else. */
export function objectText(block: asn1js.BaseBlock | undefined): string {
  return block instanceof asn1js.ObjectIdentifier ? block.getValue() : "";
}

/** The bytes of an OCTET STRING, also one written in pieces or under an implicit tag. */
export function octetBytes(block: asn1js.BaseBlock | undefined): Uint8Array {
  if (block instanceof asn1js.OctetString) return new Uint8Array(block.getValue());
  if (block instanceof asn1js.Primitive) return block.valueBlock.valueHexView;
  return Buffer.concat(childrenOf(block).map(octetBytes));
}

/** An ECDSA signature r‖s as the SEQUENCE of two integers that CMS and X.509 carry. */
export function ecdsaDer(raw: Uint8Array): Uint8Array {
  const hex = Buffer.from(raw).toString("hex");
  return derOf(sequence(integer(hex.slice(0, hex.length / 2)), integer(hex.slice(hex.length / 2))));
}
