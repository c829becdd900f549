/**
 * The same function, which makes what belongs to an object once; the other arguments must follow
 * from that object. What of a claim stayed as it was is the same object in the next version of its
 * file, so nothing of it is made anew.
 */
export function remembered<K extends object, A extends unknown[], V>(
  make: (key: K, ...others: A) => V,
): (key: K, ...others: A) => V {
  const made = new WeakMap<K, { value: V }>();
  return (key, ...others) => {
    let known = made.get(key);
    if (!known) made.set(key, (known = { value: make(key, ...others) }));
    return known.value;
  };
}
