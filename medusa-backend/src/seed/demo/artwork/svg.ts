export const WIDTH = 1200;
export const HEIGHT = 900;

/** One decimal is enough at this size, and keeps files small and equal on every engine. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

export function gradient(id: string, from: string, to: string): string {
  return `<linearGradient id="${id}" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
}

export type Attributes = Record<string, string | number | undefined>;

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? num(value) : value}"`)
    .join("");
}

export function box(x: number, y: number, width: number, height: number, radius: number, rest: Attributes): string {
  return `<rect${attributesOf({ x, y, width, height, rx: radius || undefined, ...rest })}/>`;
}

export function disc(cx: number, cy: number, r: number, rest: Attributes): string {
  return `<circle${attributesOf({ cx, cy, r, ...rest })}/>`;
}

export function path(d: string, rest: Attributes): string {
  return `<path d="${d}"${attributesOf(rest)}/>`;
}

export function line(d: string, stroke: string, width: number, rest: Attributes = {}): string {
  return path(d, { fill: "none", stroke, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round", ...rest });
}

export type Point = readonly [number, number];

export function polygon(points: readonly Point[], rest: Attributes): string {
  return path(`M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join("L")}Z`, rest);
}

export function polar(cx: number, cy: number, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
}

/** Path data of a circle's arc, clockwise; less than a full turn. */
export function arc(cx: number, cy: number, radius: number, from: number, sweep: number): string {
  const [x1, y1] = polar(cx, cy, radius, from);
  const [x2, y2] = polar(cx, cy, radius, from + sweep);
  const large = sweep > 180 ? 1 : 0;
  return `M${num(x1)} ${num(y1)}A${num(radius)} ${num(radius)} 0 ${large} 1 ${num(x2)} ${num(y2)}`;
}

export function group(transform: string, content: string): string {
  return `<g transform="${transform}">${content}</g>`;
}
