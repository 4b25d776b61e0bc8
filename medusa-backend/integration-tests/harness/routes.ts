export interface RegisteredRoute {
  method: string;
  /** As it was registered, parameters with a colon. */
  path: string;
}

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> };
}

/**
 * What the router answers to, read from the router itself, so that no list by hand can forget one.
 * Middleware of a single method stands there too; it names a path that has a route, or a pattern.
 */
export function registeredRoutes(app: unknown): RegisteredRoute[] {
  const { stack } = (app as { _router: { stack: Layer[] } })._router;
  const found = new Map<string, RegisteredRoute>();
  for (const { route } of stack) {
    if (!route || typeof route.path !== "string" || route.path.includes("*")) continue;
    for (const method of Object.keys(route.methods)) {
      const one = { method: method.toUpperCase(), path: route.path };
      found.set(`${one.method} ${one.path}`, one);
    }
  }
  return [...found.values()].sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path.localeCompare(b.path)));
}
