import { crc32 } from "node:zlib";

/** 1 January 1980, the first day that the format knows: an archive must not depend on when it was made. */
const DOS_DATE = (1 << 5) | 1;
const VERSION = 20;
/** Entries made on UNIX carry a file mode: a regular file that everyone may read and its owner may write. */
const MADE_ON_UNIX = (3 << 8) | VERSION;
const FILE_MODE = 0o100644;

/**
 * A ZIP archive of one file, not compressed: the same content always gives the same bytes, on every machine.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16
 */
export function storedZip(name: string, content: Buffer): Buffer {
  const fileName = Buffer.from(name, "utf8");
  // What the local header and the directory have in common.
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(VERSION, 0);
  entry.writeUInt16LE(DOS_DATE, 8);
  entry.writeUInt32LE(crc32(content), 10);
  entry.writeUInt32LE(content.length, 14);
  entry.writeUInt32LE(content.length, 18);
  entry.writeUInt16LE(fileName.length, 22);

  const local = Buffer.concat([signature(0x04034b50), entry, fileName, content]);

  const location = Buffer.alloc(14);
  location.writeUInt32LE(FILE_MODE * 0x10000, 6);
  const directory = Buffer.concat([signature(0x02014b50), uint16(MADE_ON_UNIX), entry, location, fileName]);

  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
