/** What is kept of a file: its address is the hash of its bytes. */
export type StoredFile = {
  /** SHA-256 of the bytes, lower-case hex: the file's address. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** What the bytes are, found by looking at them, whatever the sender said. */
  readonly mediaType: string;
};

/** What a file may be. */
export type FileRules = {
  /** Reading stops above this many bytes: `files.too-large`. */
  readonly maxBytes: number;
  /** Media types accepted; absent: any type that the store can tell. */
  readonly allow?: readonly string[];
  /** Name the sender gave: its extension must agree with the bytes. */
  readonly name?: string;
  /** Media type the sender declared: it must agree with the bytes. */
  readonly declared?: string;
};

/** Where bytes come from: all at once, or as they arrive. */
export type FileSource = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** The node's content-addressed files. */
export type Files = {
  /**
   * Stores a file once, whoever brings it. When it returns, the bytes are on the disk.
   * Throws `files.empty`, `files.too-large`, `files.mistyped`, `files.not-allowed`.
   */
  put(source: FileSource, rules: FileRules): Promise<StoredFile>;
  /** The bytes as they are read. Throws `files.missing`; `files.damaged` at the end when they are no longer what was stored. */
  read(sha256: string): AsyncIterable<Uint8Array>;
  /** All the bytes. Throws `files.missing`, `files.damaged`. */
  bytes(sha256: string): Promise<Uint8Array>;
  /** What is known of a file, or undefined. */
  find(sha256: string): Promise<StoredFile | undefined>;
  /** Whether the file is here. */
  has(sha256: string): Promise<boolean>;
};
