/** A file that lies outside its folder, or is none. Its message says so in a few words. */
export class OutsideError extends Error {}
