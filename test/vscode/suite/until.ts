/** How long a condition may take to come true, in milliseconds. */
const patience = 15_000;
const interval = 25;

/**
 * Waits until a probe gives a value other than undefined or false, and returns that value.
 * @param what names the condition for the error.
 * @throws Error when it has not come true in time.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
