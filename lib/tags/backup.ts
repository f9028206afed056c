import type { TagSet } from "./tags";

/** What AWS Backup keeps in one way. */
export const BACKUP_CLASSES = ["volumes", "databases", "files"] as const;
export type BackupClass = (typeof BACKUP_CLASSES)[number];

/** The tag by which AWS Backup finds what belongs to a class. Nothing is backed up without it. */
export const BACKUP_TAG = "Backup";

/** The tag of a thing that is to be backed up. */
export function backupTags(backupClass: BackupClass): TagSet {
  return { [BACKUP_TAG]: backupClass };
}
