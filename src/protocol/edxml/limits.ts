/** How much of a message is read before it is refused. Every number bounds memory or time spent on a stranger's bytes. */
export type EdxmlLimits = {
  /** Bytes of the whole message. */
  totalBytes: number;
  /** Bytes of the message without its base64: all that the XML parser sees. A letter to 719 communes needs about 0.5 MB. */
  headerBytes: number;
  /** Elements inside elements. */
  depth: number;
  /** Tags of any kind. */
  tags: number;
  attachments: number;
  /** Bytes of all files after unzipping. */
  contentBytes: number;
  /** Unzipped size over zipped size, looked at only for files above `zipRatioFrom` bytes. */
  zipRatio: number;
  zipRatioFrom: number;
};

const MiB = 1024 * 1024;

export const defaultLimits: EdxmlLimits = {
  totalBytes: 200 * MiB,
  headerBytes: 8 * MiB,
  depth: 48,
  tags: 200_000,
  attachments: 500,
  contentBytes: 400 * MiB,
  zipRatio: 200,
  zipRatioFrom: MiB,
};
