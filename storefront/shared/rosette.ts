/**
 * Guilloché: the interlaced line rosettes of banknotes and certificates. Deterministic, so that a developer's
 * seal is the same everywhere and the server draws exactly what the browser does.
 */
export interface RosetteShape {
  /** Lobes of the outer wave and of the inner one; together they make the weave. */
  outer: number
  inner: number
  depth: number
}

/** FNV-1a, 32 bits: only to spread handles over shapes, not for anything secret. */
export function hashText(text: string): number {
  let hash = 0x811C9DC5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

export function rosetteShape(seed: string): RosetteShape {
  const hash = hashText(seed)
  return { outer: 7 + (hash % 7), inner: 11 + ((hash >>> 4) % 9), depth: 0.16 + ((hash >>> 9) % 8) / 50 }
}

/** One closed SVG path around (0,0) reaching `radius`; `phase` turns the inner wave (0..1). */
export function rosettePath(shape: RosetteShape, radius: number, phase = 0, steps = 180): string {
  const points: string[] = []
  for (let step = 0; step < steps; step += 1) {
    const angle = (step / steps) * Math.PI * 2
    const wave = Math.sin(angle * shape.outer) * 0.6 + Math.sin(angle * shape.inner + phase * Math.PI * 2) * 0.4
    const reach = radius * (1 - shape.depth + wave * shape.depth)
    points.push(`${(Math.cos(angle) * reach).toFixed(1)} ${(Math.sin(angle) * reach).toFixed(1)}`)
  }
  return `M${points.join('L')}Z`
}
