/** A peer that takes part where it is installed: the project does not depend on it. */
export async function optionalPeer<T>(name: string): Promise<T | undefined> {
  try {
    return ((await import(name)) as { readonly default: T }).default;
  } catch {
    return undefined;
  }
}
