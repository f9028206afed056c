import { Refusal } from "../errors/refusal";

/** A bootstrap that stopped. Everything done so far stays; running it again goes on from there. */
export class BootstrapError extends Refusal {}
