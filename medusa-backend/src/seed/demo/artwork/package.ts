import type { Accent } from "./palettes";
import { accentOf, compose, type Scene } from "./scene";
import { path, type Point, polygon } from "./svg";

const COS = Math.cos(Math.PI / 6);

/** Isometric blocks: a skyline, a cube that comes apart, or slabs of layers. */
export function drawPackage(scene: Scene): string {
  return compose(scene, [drawSkyline, drawCube, drawLayers]);
}

interface Space {
  originX: number;
  originY: number;
  unit: number;
}

function project(space: Space, x: number, y: number, z: number): Point {
  return [space.originX + (x - y) * COS * space.unit, space.originY + ((x + y) / 2 - z) * space.unit];
}

interface Block {
  x: number;
  y: number;
  z: number;
  width: number;
  depth: number;
  height: number;
}

function block(space: Space, { x, y, z, width, depth, height }: Block, accent: Accent): string {
  const top = z + height;
  const corner = (dx: number, dy: number, level: number) => project(space, x + dx, y + dy, level);
  return [
    polygon([corner(0, 0, top), corner(width, 0, top), corner(width, depth, top), corner(0, depth, top)], { fill: accent.light }),
    polygon([corner(0, depth, top), corner(width, depth, top), corner(width, depth, z), corner(0, depth, z)], { fill: accent.base }),
    polygon([corner(width, 0, top), corner(width, depth, top), corner(width, depth, z), corner(width, 0, z)], { fill: accent.deep }),
  ].join("");
}

function floorShadow(scene: Scene, space: Space, from: number, to: number): string {
  const corners = [project(space, from, from, 0), project(space, to, from, 0), project(space, to, to, 0), project(space, from, to, 0)];
  return polygon(corners, { fill: scene.palette.shade, "fill-opacity": 0.22 });
}

function drawSkyline(scene: Scene): string {
  const { dice } = scene;
  const space = { originX: 600, originY: 280, unit: 112 };
  const parts = [floorShadow(scene, space, -0.35, 5.35)];
  for (let x = 0; x < 5; x += 1) {
    for (let y = 0; y < 5; y += 1) {
      const height = 0.3 + dice.next() * 0.7 + (4 - Math.max(x, y)) * dice.between(0.08, 0.3);
      const accent = accentOf(scene, dice.chance(0.16) ? 1 : dice.chance(0.28) ? 2 : 0);
      parts.push(block(space, { x: x + 0.08, y: y + 0.08, z: 0, width: 0.84, depth: 0.84, height }, accent));
    }
  }
  return parts.join("");
}

function drawCube(scene: Scene): string {
  const { dice } = scene;
  const space = { originX: 600, originY: 430, unit: 132 };
  const parts = [floorShadow(scene, space, -0.3, 3.3)];
  const loose = dice.whole(0, 1);
  for (let z = 0; z < 3; z += 1) {
    for (let x = 0; x < 3; x += 1) {
      for (let y = 0; y < 3; y += 1) {
        const isGap = z === 2 && x + y >= 3 - loose;
        if (isGap) continue;
        const accent = accentOf(scene, dice.chance(0.2) ? 1 : dice.chance(0.25) ? 2 : 0);
        parts.push(block(space, { x: x + 0.04, y: y + 0.04, z: z + 0.04, width: 0.92, depth: 0.92, height: 0.92 }, accent));
      }
    }
  }
  parts.push(block(space, { x: 2.1, y: 2.1, z: 2.9, width: 0.92, depth: 0.92, height: 0.92 }, accentOf(scene, 1)));
  return parts.join("");
}

function drawLayers(scene: Scene): string {
  const { dice, palette } = scene;
  const space = { originX: 600, originY: 330, unit: 118 };
  const parts = [floorShadow(scene, { ...space, originY: space.originY + 90 }, -0.3, 4.3)];
  for (let layer = 0; layer < 4; layer += 1) {
    const z = layer * 0.86 - 0.6;
    const accent = accentOf(scene, layer);
    parts.push(block(space, { x: 0, y: 0, z, width: 4, depth: 4, height: 0.3 }, accent));
    const studs = layer === 3 ? 4 : 0;
    for (let stud = 0; stud < studs; stud += 1) {
      const x = 0.45 + (stud % 2) * 1.7;
      const y = 0.45 + Math.floor(stud / 2) * 1.7;
      const height = dice.between(0.25, 0.75);
      parts.push(block(space, { x, y, z: z + 0.3, width: 1.4, depth: 1.4, height }, accentOf(scene, layer + 1 + (stud % 2))));
    }
  }
  const [left, right] = [project(space, 0, 4, 2.28), project(space, 4, 0, 2.28)];
  const guides = [left, right].map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}v${(space.unit * 2.6).toFixed(1)}`).join("");
  return path(guides, { stroke: palette.ink, "stroke-opacity": 0.35, "stroke-width": 3, "stroke-dasharray": "4 12" }) + parts.join("");
}
