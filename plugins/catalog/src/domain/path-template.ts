/** Methods that a product may offer. TRACE and CONNECT say things about proxies that nobody should learn. */
export const endpointMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type EndpointMethod = (typeof endpointMethods)[number];

export interface EndpointAddress {
  method: string;
  path: string;
}

const MAX_LENGTH = 500;
const MAX_SEGMENTS = 32;
const PARAMETER = /\{([^{}]*)\}/g;
const PARAMETER_NAME = /^[\w.-]{1,80}$/;
/** What a path may hold unescaped, and percent escapes. */
const LITERAL = /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|[^\p{ASCII}\s])*$/u;

/**
 * Why a text is no path template (`/v1/users/{id}`, also `/files/{name}.json`), or null when it is one.
 * An empty last segment (`/users/`) is a path of its own, as servers see it.
 */
export function pathTemplateFault(text: string): string | null {
  if (!text.startsWith("/")) return "must begin with /";
  if (text.length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`;
  const segments = segmentsOf(text);
  if (segments.length > MAX_SEGMENTS) return `must have at most ${MAX_SEGMENTS} segments`;
  if (segments.slice(0, -1).includes("")) return "must have no empty segment";
  if (segments.some(isDots)) return "must have no segment . or ..";
  for (const segment of segments) {
    const literal = segment.replaceAll(PARAMETER, "");
    if (/[{}]/.test(literal)) return "has a brace without its partner";
    if (!LITERAL.test(literal) || !isDecodable(literal)) return `has characters that no path holds: ${segment}`;
    if (/\}\{/.test(segment)) return `has two parameters side by side: ${segment}`;
  }
  const names = [...text.matchAll(PARAMETER)].map((match) => match[1] ?? "");
  const badName = names.find((name) => !PARAMETER_NAME.test(name));
  if (badName !== undefined) return `has a parameter with a name that is none: {${badName}}`;
  if (new Set(names).size !== names.length) return "names a parameter twice";
  return null;
}

/** What two templates share that mean the same requests: the template without the names of its parameters. */
export function shapeOf(template: string): string {
  return segmentsOf(template)
    .map((segment) => `/${decode(segment.replaceAll(PARAMETER, "{}"))}`)
    .join("");
}

interface Node<Endpoint> {
  literals: Map<string, Node<Endpoint>>;
  /** Segments such as `{name}.json`, longest literal part first. */
  mixed: { shape: string; parts: string[]; node: Node<Endpoint> }[];
  parameter: Node<Endpoint> | null;
  byMethod: Map<string, Endpoint>;
}

/**
 * Finds the endpoint of a request: literal segments win over parameters, from the left. Made once and asked for each
 * call, so a look-up visits a few nodes of a tree. A HEAD is answered by the GET where nothing else is said.
 */
export function createEndpointMatcher<Endpoint extends EndpointAddress>(endpoints: readonly Endpoint[]): (method: string, path: string) => Endpoint | null {
  const root = emptyNode<Endpoint>();
  for (const endpoint of endpoints) {
    const node = segmentsOf(endpoint.path).reduce(childFor, root);
    node.byMethod.set(endpoint.method, endpoint);
  }
  return (method, path) => {
    if (!path.startsWith("/") || path.includes("\\")) return null;
    const segments = segmentsOf(path);
    if (segments.length > MAX_SEGMENTS || segments.some(isDots)) return null;
    const decoded = segments.map(decode);
    return find(root, decoded, 0, method) ?? (method === "HEAD" ? find(root, decoded, 0, "GET") : null);
  };
}

/** Each node of the tree is visited at most once, because its depth is the position in the path. */
function find<Endpoint>(node: Node<Endpoint>, segments: readonly string[], at: number, method: string): Endpoint | null {
  if (at === segments.length) return node.byMethod.get(method) ?? null;
  const segment = segments[at] ?? "";
  const literal = node.literals.get(segment);
  const found = literal && find(literal, segments, at + 1, method);
  if (found) return found;
  for (const { parts, node: next } of node.mixed) {
    const deeper = fits(segment, parts) ? find(next, segments, at + 1, method) : null;
    if (deeper) return deeper;
  }
  return node.parameter && segment !== "" ? find(node.parameter, segments, at + 1, method) : null;
}

function childFor<Endpoint>(node: Node<Endpoint>, segment: string): Node<Endpoint> {
  if (!segment.includes("{")) {
    const text = decode(segment);
    const known = node.literals.get(text) ?? emptyNode<Endpoint>();
    node.literals.set(text, known);
    return known;
  }
  if (/^\{[^{}]*\}$/.test(segment)) return (node.parameter ??= emptyNode<Endpoint>());
  const shape = decode(segment.replaceAll(PARAMETER, "{}"));
  const known = node.mixed.find((one) => one.shape === shape);
  if (known) return known.node;
  const created = { shape, parts: shape.split("{}"), node: emptyNode<Endpoint>() };
  node.mixed.push(created);
  node.mixed.sort((a, b) => b.shape.length - a.shape.length || (a.shape < b.shape ? -1 : 1));
  return created.node;
}

/** Whether a segment is the parts with something between each two of them; in linear time, unlike a pattern with several gaps. */
function fits(segment: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!segment.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const next = segment.indexOf(part, at + 1);
    if (next === -1) return false;
    at = next + part.length;
  }
  return segment.length - last.length > at && segment.endsWith(last);
}

function emptyNode<Endpoint>(): Node<Endpoint> {
  return { literals: new Map(), mixed: [], parameter: null, byMethod: new Map() };
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split("/");
}

function isDots(segment: string): boolean {
  return /^(?:\.|%2e){1,2}$/i.test(segment);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** `%41` and `A` are the same path. */
function decode(segment: string): string {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
