/** Thrown inside this folder where an edit cannot be made without risk to the rest of the text. */
export class Unsafe extends Error {}
