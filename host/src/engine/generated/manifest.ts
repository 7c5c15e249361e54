// Written by inlay-compose from its src/manifest.rs: `BLESS=1 cargo test -p inlay-compose`.

/** A file: what `inlay compose` makes itself has sizes, and a module has facts. */
export type FileFacts = { sha256: string } & Partial<Sizes> & Partial<ModuleFacts>;

/** Version of the manifest's own layout. */
export const MANIFEST_VERSION = 1;

/** What `inlay compose` made of a profile. */
export interface Manifest {
  /** Version of this layout. */
  manifest: number;
  /** The profile. */
  profile: string;
  /** The system whose exports the host calls. */
  root: string;
  /** The schema that commands and events are packed by, where there is one. */
  schema: SchemaFacts | null;
  /** Those of the engine in the order of `compose.toml`, then the standalone ones. */
  systems: SystemFacts[];
  /** Hash of what each form was made from. */
  keys: Record<string, string>;
  /** The files of each form, by their paths inside the profile's folder. */
  forms: Record<string, Record<string, FileFacts>>;
}

/** A version of the schema. */
export interface SchemaFacts {
  /** As in `0.1.0`. */
  version: string;
  /** `major << 16 | minor`. */
  versionWord: number;
  /** As `0x` and eight digits. */
  hash: string;
}

/** A system, and what implements it. */
export interface SystemFacts {
  /** Its name in `compose.toml`. */
  system: string;
  /** `engine`, `standalone`, or `unused` by the engine. */
  place: string;
  /** Its path in `compose.toml`. */
  implementation: string;
  /** What it was written in. */
  language: string;
  /** Version of the implementation, or `-`. */
  version: string;
  /** What it exports, with versions. */
  interfaces: string[];
  /** Its component without names, or its script. */
  component: Sizes;
}

/** A file's content in numbers. */
export interface Sizes {
  /** Digits of its SHA-256. */
  sha256: string;
  /** Bytes. */
  raw: number;
  /** Bytes after gzip at its best. */
  gzip: number;
  /** Bytes after brotli. */
  brotli: number;
}

/** What there is to say of a core module. */
export interface ModuleFacts {
  /** The features of WebAssembly that it needs. */
  features: string[];
  /** The first browsers that have them. */
  floor: Floor;
  /** Level of the optimiser, if it ran. */
  optimised: string | null;
  /** Digits by which module and glue know that they belong together. */
  build: string;
  /** The memories that are parts of its one memory. */
  memories: MemoryFacts[];
  /** Loops over lists that became `memory.copy`. */
  bulkCopies: number;
  /** Calls through tables that became direct. */
  directedCalls: number;
}

/** The first browsers with all features. */
export interface Floor {
  /** Version of Chromium. */
  chromium: number;
}

/** The memory of a system, in pages of 64 KiB. */
export interface MemoryFacts {
  /** The system. */
  system: string;
  /** Where it begins. */
  basePage: number;
  /** How many it has at the start. */
  pages: number;
  /** How many it may have; null: as many as there are. */
  mostPages: number | null;
}
