/** Something a user can mend. The command line prints its message alone and exits with 1. */
export class Refusal extends Error {}
