import type { LaterRow } from "./row";

/** What the design documents say and no layer builds yet. Of the AWS design, nothing. */
export const LATER: readonly LaterRow[] = [];
