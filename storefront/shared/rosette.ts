/**
 * Guilloché: the interlaced line rosettes of banknotes and certificates. Deterministic, so that a developer's
 * seal is the same everywhere and the server draws exactly what the browser does.
 */
export interface RosetteBand {
  /** Middle of the band and how far its lines swing, as parts of the radius. */
  middle: number;
  swing: number;
  /** Waves around the circle, and how many lines are woven into the band. */
  waves: number;
  lines: number;
}

/** FNV-1a, 32 bits: only to spread handles over shapes, not for anything secret. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** The bands of a rosette, outermost first; the seed chooses their waves. */
export function rosetteBands(seed: string, lines: number): RosetteBand[] {
  const hash = hashText(seed);
  const outerWaves = 10 + (hash % 9);
  const innerWaves = 6 + ((hash >>> 5) % 7);
  const swing = 0.13 + ((hash >>> 9) % 5) / 100;
  return [
    { middle: 1 - swing, swing, waves: outerWaves, lines },
    { middle: 0.78 - swing * 1.5, swing: 0.14, waves: innerWaves, lines: Math.max(2, lines - 1) },
  ];
}

/**
 * The first line of a band as one closed SVG path around (0,0), within `radius`. Whole numbers and steps
 * relative to the last point keep it short; at a radius of some hundred units the rounding is not seen.
 * `detail` is the number of points a wave has: a large drawing wants more.
 */
export function wavePath(band: RosetteBand, radius: number, detail = 12): string {
  const steps = band.waves * detail;
  let path = "";
  let lastX = 0;
  let lastY = 0;
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / steps) * Math.PI * 2;
    const reach = radius * (band.middle + band.swing * Math.sin(angle * band.waves));
    const x = Math.round(Math.cos(angle) * reach);
    const y = Math.round(Math.sin(angle) * reach);
    path += `${step === 0 ? "M" : "l"}${x - lastX} ${y - lastY}`;
    lastX = x;
    lastY = y;
  }
  return `${path}z`;
}

/** Degrees to turn the first line by to get each of the others: that is what weaves them. */
export function lineTurns(band: RosetteBand): number[] {
  const wave = 360 / band.waves;
  return Array.from({ length: band.lines - 1 }, (_, line) => Math.round((wave * (line + 1) * 100) / band.lines) / 100);
}
