/**
 * The shaders that draw instances: a vertex and a fragment shader, made for what a batch has of
 * textures, clips, levels and kinds of primitives.
 *
 * The formulas are those of `wit/draw-list/draw-list.md`; `raster` has the same.
 *
 * @module
 */
import { primitives, primitivesGlsl } from '../../../primitives/index.ts';
import { BATCH_LIMIT, geometryKind, MAX_CHAIN } from './draw-list.ts';

/** Places of the attributes, which are per instance. */
export const attribute = {
  matrix: 0,
  shift: 1,
  slots: 2,
  size: 3,
  radii: 4,
  color: 5,
  edges: 6,
  part: 7,
  // The words of edges and part again, as they are.
  first: 8,
  second: 9,
} as const;

/** `vec4`s of a clip in the uniform `clips`. */
export const CLIP_VECTORS = 5;
/** `vec4`s of a space in the uniform `spaces`. */
export const SPACE_VECTORS = 2;

/** What a program can draw besides boxes. */
export interface Features {
  /** How many textures: none, or up to the limit of a batch. */
  textures: number;
  clips: boolean;
  /** Smaller levels of textures. */
  levels: boolean;
  /** Primitives beside boxes, images and glyphs: bit n is kind n. */
  primitives: number;
}

/**
 * The vertex shader: a strip of four vertices around each box, a pixel larger, for its soft edge.
 */
export function vertexShader(features: Features): string {
  const { textures, levels } = features;
  return `#version 300 es
layout(location = ${attribute.matrix}) in vec4 matrix;
layout(location = ${attribute.shift}) in vec3 shift;
layout(location = ${attribute.slots}) in uvec4 slots;
layout(location = ${attribute.size}) in vec2 size;
layout(location = ${attribute.radii}) in vec4 radii;
layout(location = ${attribute.color}) in vec4 color;
layout(location = ${attribute.edges}) in vec4 edges;
${textures ? holding : ''}${levels ? levelling : ''}${features.primitives ? fielding : ''}
uniform vec4 spaces[${BATCH_LIMIT * SPACE_VECTORS}];
${placedGlsl}
// From the surface's pixels to those along the box's own axes, from its centre. Interpolating that
// instead would be wrong at soft edges by as much as the GPU rounds vertices.
flat out vec4 turn;
flat out vec2 origin;
// Texture coordinates at the centre, and their change per pixel.
flat out vec4 texels;
flat out vec4 paint;
// Half the box in pixels, and pixels per dp along its axes.
flat out vec4 box;
flat out vec4 corners;
// Pixels per texture width and height.
flat out vec2 perTexture;
flat out uvec4 parts;

void main() {
  uint kind = slots.w & ${geometryKind.number}u;
  vec4 space = spaces[slots.x * 2u];
  vec2 shifted = spaces[slots.x * 2u + 1u].xy;
  mat2 linear = mat2(space.xy, space.zw) * mat2(matrix.xy, matrix.zw);
  vec2 start = mat2(space.xy, space.zw) * shift.xy + shifted;
  vec2 scale = vec2(length(linear[0]), length(linear[1]));
  vec2 halfSize = size * scale * 0.5;
  // The word 0xRRGGBBAA has alpha as its lowest byte.
  float alpha = color.x * clamp(shift.z, 0.0, 1.0);
  if (kind == ${geometryKind.nothing}u || !(alpha > 0.0) || !(min(halfSize.x, halfSize.y) > 0.0)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  // A glyph's soft edge is in its page.
  float fringe = kind == ${geometryKind.glyph}u ? 0.0 : 1.0;
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vec2 share = corner * (halfSize + fringe) / (2.0 * halfSize) + 0.5;
${features.primitives ? cornering : ''}  vec2 pixel = linear * (share * size) + start;
  vec2 drawn = vec2(pixel.x - anchor.x, (pixel.y - anchor.y) * anchor.z);
  gl_Position = vec4(drawn / surface * 2.0 - 1.0, 0.0, 1.0);
  mat2 back = inverse(linear);
  turn = vec4(back[0] * scale, back[1] * scale);
  origin = -(turn.xy * start.x + turn.zw * start.y) - halfSize;
  texels = vec4((edges.xy + edges.zw) * 0.5, (edges.zw - edges.xy) / (2.0 * halfSize));
  paint = vec4(color.wzy * alpha, alpha);
  box = vec4(halfSize, scale);
  corners = (slots.w & ${geometryKind.radii}u) != 0u ? radii : vec4(0.0);
  perTexture = 2.0 * halfSize / max(abs(edges.zw - edges.xy), 2e-6 * halfSize);
  parts = uvec4(kind, slots.yzw);
${features.primitives ? '  firstFields = first;\n  secondFields = second;\n' : ''}${levels ? placingLevels : textures ? placing : ''}}
`;
}

const triangles = primitives.filter(({ form }) => form === 'triangle');

// The corners of a triangle are exact, so that those of its neighbours are the same. The second
// half of the strip has no area.
const cornering = `  if (${triangles.map(({ kind }) => `kind == ${kind}u`).join(' || ')}) {
    int vertex = min(gl_VertexID, 2);
    share = vec2(vertex & 1, vertex >> 1);
  }
`;

const placedGlsl = `// Width and height of what is drawn into, in pixels.
uniform vec2 surface;
// From its pixels, of which the first is at the bottom, to those of the surface from the top: what
// is added to each, and whether y counts up (1) or down (-1).
uniform vec3 anchor;
`;

const fielding = `
layout(location = ${attribute.first}) in uvec4 first;
layout(location = ${attribute.second}) in uvec4 second;
flat out uvec4 firstFields;
flat out uvec4 secondFields;
`;

const placing = `  held = kind == ${geometryKind.image}u ? hold(part, extents[min(slots.z, ${BATCH_LIMIT - 1}u)].xy) : vec4(0.0, 0.0, 1.0, 1.0);
`;

const placingLevels = `  if (kind == ${geometryKind.image}u) {
    vec3 extent = extents[min(slots.z, ${BATCH_LIMIT - 1}u)];
    sampleAt(part, extent, abs(texels.zw) * extent.xy);
  } else {
    held = vec4(0.0, 0.0, 1.0, 1.0);
    heldNext = held;
    level = vec2(0.0);
  }
`;

const holding = `
layout(location = ${attribute.part}) in vec4 part;

// Width and height of each texture, and its last level.
uniform vec3 extents[${BATCH_LIMIT}];

// Texture coordinates that samples are held to: first and last.
flat out vec4 held;

vec4 hold(vec4 part, vec2 extent) {
  vec4 texels = part * extent.xyxy;
  vec2 first = ceil(texels.xy - 0.01) + 0.5;
  vec2 last = floor(texels.zw + 0.01) - 0.5;
  vec2 middle = (texels.xy + texels.zw) * 0.5;
  bvec2 none = greaterThan(first, last);
  return vec4(mix(first, middle, vec2(none)), mix(last, middle, vec2(none))) / extent.xyxy;
}
`;

const levelling = `
// The same in the next level.
flat out vec4 heldNext;
// The level, and how much of the next one there is in the colour.
flat out vec2 level;

vec2 extentAt(vec2 extent, float level) {
  return max(floor(extent * exp2(-level) + 0.001), 1.0);
}

void sampleAt(vec4 part, vec3 extent, vec2 texelsPerPixel) {
  float limit = extent.z;
  if (part != vec4(0.0, 0.0, 1.0, 1.0)) {
    vec2 sides = (part.zw - part.xy) * extent.xy;
    limit = min(limit, max(floor(log2(max(min(sides.x, sides.y), 1.0)) + 0.001) - 1.0, 0.0));
  }
  float exact = clamp(log2(max(max(texelsPerPixel.x, texelsPerPixel.y), 1.0)) - 0.5, 0.0, limit);
  level = vec2(floor(exact), fract(exact));
  held = hold(part, extentAt(extent.xy, level.x));
  heldNext = hold(part, extentAt(extent.xy, level.x + 1.0));
}
`;

/** How much of a pixel a box covers; in GLSL ES 1.00, too. */
export const coveringGlsl = `
// Radii along x and along y, from the top left clockwise.
float cover(vec2 q, vec2 halfSize, vec2 axes, vec4 rx, vec4 ry) {
  float straight = axes.x * axes.y;
  // Of two corners that face each other the nearer one; of these two, the one in whose square the
  // place is.
  vec2 turned = q * halfSize.yx;
  bool falls = turned.x + turned.y < 0.0;
  bool rises = turned.x - turned.y > 0.0;
  vec2 ellipse = falls ? vec2(rx.x, ry.x) : vec2(rx.z, ry.z);
  vec2 p = (falls ? -q : q) - (halfSize - ellipse);
  if (min(min(ellipse.x, ellipse.y), min(p.x, p.y)) <= 0.0) {
    ellipse = rises ? vec2(rx.y, ry.y) : vec2(rx.w, ry.w);
    p = (rises ? vec2(q.x, -q.y) : vec2(-q.x, q.y)) - (halfSize - ellipse);
    if (min(min(ellipse.x, ellipse.y), min(p.x, p.y)) <= 0.0) return straight;
  }
  vec2 u = p / ellipse;
  float k = length(u);
  float outside = (k - 1.0) * k / length(u / ellipse);
  return min(straight, clamp(0.5 - outside, 0.0, 1.0));
}

vec2 along(vec2 q, vec2 halfSize) {
  return clamp(halfSize + 0.5 - abs(q), vec2(0.0), min(vec2(1.0), 2.0 * halfSize));
}
`;

/** The fragment shader. */
export function fragmentShader(features: Features): string {
  const { textures, clips, levels } = features;
  const drawn = textures ? texturing(levels) : '  coverage = inBox(place);\n';
  return `#version 300 es
precision highp float;
precision highp int;
flat in vec4 turn;
flat in vec2 origin;
flat in vec4 texels;
flat in vec4 paint;
flat in vec4 box;
flat in vec4 corners;
flat in vec2 perTexture;
flat in uvec4 parts;
${placedGlsl}out vec4 pixel;

${coveringGlsl}${boxing}${clips ? clipping : ''}${levels ? samplingLevels(textures) : textures ? sampling(textures) : ''}${features.primitives ? filling(features) : ''}
void main() {
  vec2 p = vec2(gl_FragCoord.x + anchor.x, gl_FragCoord.y * anchor.z + anchor.y);
  vec2 place = mat2(turn.xy, turn.zw) * p + origin;
  axes = along(place, box.xy);
  rounded = cover(place, box.xy, vec2(1.0), corners * box.z, corners * box.w);
  vec4 color = paint;
  float coverage = 1.0;
${features.primitives ? filledElse(drawn) : drawn}${clips ? '  coverage *= clipped(parts.y, p);\n' : ''}  pixel = color * coverage;
}
`;
}

// Worked out once: drivers compile what is called at two places twice.
const boxing = `
// How much of the pixel is within the box along each axis, and within its corners.
vec2 axes;
float rounded;

float inBox(vec2 place) {
  return min(axes.x * axes.y, rounded);
}
`;

const filling = (features: Features) => `
flat in uvec4 firstFields;
flat in uvec4 secondFields;

uint word(int index) {
  return index < 4 ? firstFields[index] : secondFields[index - 4];
}

float number(int index) {
  return uintBitsToFloat(word(index));
}

vec4 tint(int index) {
  uint color = word(index);
  vec4 channels = vec4(color >> 24u, (color >> 16u) & 255u, (color >> 8u) & 255u, color & 255u);
  vec4 shares = channels / 255.0;
  return vec4(shares.rgb * shares.a, shares.a);
}

vec2 pair(int index) {
  return unpackUnorm2x16(word(index));
}

bool goesBefore() {
  return (parts.w & ${geometryKind.before}u) != 0u;
}

bool goesAfter() {
  return (parts.w & ${geometryKind.after}u) != 0u;
}
${paging(features)}${primitivesGlsl(features.primitives)}`;

/** The coverage of an instance's page, for a primitive that has one. */
const paging = (features: Features) => `
float onPage(vec2 texel) {
${
  features.textures
    ? `  if (parts.z < ${features.textures}u) return sampled(parts.z, texel${features.levels ? ', 0.0' : ''}).r;
`
    : ''
}  return 1.0;
}
`;

const firstPrimitive = Math.min(...primitives.map(({ kind }) => kind));

/** What a primitive fills, or else what is `drawn`. */
const filledElse = (drawn: string) => `  if (parts.x >= ${firstPrimitive}u) {
  color *= fill(float(parts.x), place);
  } else {
${drawn}  }
`;

const clipping = `
uniform vec4 clips[${BATCH_LIMIT * CLIP_VECTORS}];

float clipped(uint slot, vec2 p) {
  int next = int(slot);
  if (next >= ${BATCH_LIMIT}) return 1.0;
  vec4 plain = clips[next * ${CLIP_VECTORS} + 4];
  vec2 halfSize = (plain.zw - plain.xy) * 0.5;
  vec2 axes = halfSize.x > 0.0 && halfSize.y > 0.0 ? along(p - (plain.xy + plain.zw) * 0.5, halfSize) : vec2(0.0);
  float coverage = axes.x * axes.y;
  // A plain one covers everything here.
  for (int depth = 0; depth <= ${MAX_CHAIN} && next < ${BATCH_LIMIT}; depth += 1) {
    vec4 back = clips[next * ${CLIP_VECTORS}];
    vec4 centre = clips[next * ${CLIP_VECTORS} + 1];
    vec4 rest = clips[next * ${CLIP_VECTORS} + 3];
    vec2 q = mat2(back.xy, back.zw) * p + centre.xy;
    vec4 radii = clips[next * ${CLIP_VECTORS} + 2];
    coverage *= cover(q, centre.zw, along(q, centre.zw), radii * rest.x, radii * rest.y);
    next = int(rest.z);
  }
  return coverage;
}
`;

const samples = (textures: number, level: string) =>
  Array.from(
    { length: textures },
    (_, slot) => `    case ${slot}u: return textureLod(textures[${slot}], texel, ${level});`,
  );

const sampling = (textures: number) => `
uniform sampler2D textures[${textures}];
flat in vec4 held;

vec4 sampled(uint slot, vec2 texel) {
  switch (slot) {
${samples(textures, '0.0').join('\n')}
  }
  return vec4(0.0);
}
`;

const samplingLevels = (textures: number) => `
uniform sampler2D textures[${textures}];
flat in vec4 held;
flat in vec4 heldNext;
flat in vec2 level;

vec4 sampled(uint slot, vec2 texel, float level) {
  switch (slot) {
${samples(textures, 'level').join('\n')}
  }
  return vec4(0.0);
}
`;

const mixing = `    if (level.y > 0.0) found = mix(found, sampled(parts.z, clamp(texel, heldNext.xy, heldNext.zw), level.x + 1.0), level.y);
`;

// A glyph is held to all of its page, and has no smaller levels.
const texturing = (levels: boolean) => `  bool isImage = parts.x == 1u;
  bool isGlyph = parts.x == 2u;
  if (isImage || isGlyph) {
    vec2 texel = texels.xy + place * texels.zw;
    vec4 found = sampled(parts.z, clamp(texel, held.xy, held.zw)${levels ? ', level.x' : ''});
${levels ? mixing : ''}    color *= isImage ? found : vec4(found.r);
    if (isImage) axes = min(axes, clamp((0.5 - abs(texel - 0.5)) * perTexture + 0.5, 0.0, 1.0));
  }
  if (!isGlyph) coverage = inBox(place);
`;
