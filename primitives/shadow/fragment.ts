import {
  shadowFields as fields,
  geometryKind,
} from '../../schema/typescript/generated/rows/draw-list.ts';
import type { Primitive } from '../primitive.ts';

const radius = (corner: number) => `number(${fields.radii + corner})`;

/** What both kinds of shadows share. `mod.rs` beside this file says how. */
const shadowGlsl = `
float errorOf(float x) {
  float t = 1.0 / (1.0 + 0.3275911 * abs(x));
  float sum = ((((1.0614054 * t - 1.453152) * t + 1.4214137) * t - 0.28449674) * t + 0.2548296) * t;
  return sign(x) * (1.0 - sum * exp(-x * x));
}

float between(float from, float until, float deviation) {
  float width = deviation * 1.4142135;
  return (errorOf(until / width) - errorOf(from / width)) * 0.5;
}

float insetOf(float radiusX, float radiusY, float towards, float halfY) {
  float into = towards - (halfY - radiusY);
  if (radiusX <= 0.0 || into <= 0.0) return 0.0;
  float share = min(into / radiusY, 1.0);
  return radiusX * (1.0 - sqrt(1.0 - share * share));
}

float blurred(vec2 q, vec2 halfSize, vec4 rx, vec4 ry, float reach) {
  vec2 deviation = reach / 3.0 * box.zw;
  if (reach <= 0.0) return cover(q, halfSize, along(q, halfSize), rx, ry);
  vec2 greatest = vec2(max(max(rx.x, rx.y), max(rx.z, rx.w)), max(max(ry.x, ry.y), max(ry.z, ry.w)));
  vec2 straight = halfSize - 3.0 * deviation - greatest;
  if (greatest.x <= 0.0 || abs(q.x) < straight.x || abs(q.y) < straight.y) {
    return between(-halfSize.x - q.x, halfSize.x - q.x, deviation.x)
      * between(-halfSize.y - q.y, halfSize.y - q.y, deviation.y);
  }
  float first = max(q.y - 3.0 * deviation.y, -halfSize.y);
  float last = min(q.y + 3.0 * deviation.y, halfSize.y);
  if (first >= last) return 0.0;
  float height = (last - first) / 8.0;
  float sum = 0.0;
  for (int row = 0; row < 8; row += 1) {
    float top = first + height * float(row);
    float y = top + height * 0.5;
    float left = max(insetOf(rx.x, ry.x, -y, halfSize.y), insetOf(rx.w, ry.w, y, halfSize.y)) - halfSize.x;
    float right = halfSize.x - max(insetOf(rx.y, ry.y, -y, halfSize.y), insetOf(rx.z, ry.z, y, halfSize.y));
    float above = row == 0 ? -halfSize.y : top;
    float below = row == 7 ? halfSize.y : top + height;
    sum += between(above - q.y, below - q.y, deviation.y)
      * between(left - q.x, right - q.x, deviation.x);
  }
  return sum;
}

vec4 holeRadii() {
  return vec4(${[0, 1, 2, 3].map(radius).join(', ')});
}

vec2 toHole(vec2 place) {
  return place - vec2(number(${fields.offset}), number(${fields.offset + 1})) * box.zw;
}
`;

/** A shadow outside of a box. */
export const boxShadow: Primitive = {
  kind: geometryKind.boxShadow,
  fill: 'fillBoxShadow',
  shared: shadowGlsl,
  glsl: `
vec4 fillBoxShadow(vec2 place) {
  float reach = number(${fields.reach});
  vec2 halfCast = box.xy - reach * box.zw;
  if (halfCast.x <= 0.0 || halfCast.y <= 0.0) return vec4(0.0);
  vec2 halfHole = halfCast - number(${fields.spread}) * box.zw;
  float hidden = 0.0;
  if (halfHole.x > 0.0 && halfHole.y > 0.0) {
    vec2 q = toHole(place);
    vec4 radii = holeRadii();
    hidden = cover(q, halfHole, along(q, halfHole), radii * box.z, radii * box.w);
  }
  if (hidden >= 1.0) return vec4(0.0);
  float shape = blurred(place, halfCast, corners * box.z, corners * box.w, reach);
  return vec4(shape * (1.0 - hidden));
}
`,
};

/** A shadow inside a box. */
export const insetShadow: Primitive = {
  kind: geometryKind.insetShadow,
  fill: 'fillInsetShadow',
  shared: shadowGlsl,
  glsl: `
vec4 fillInsetShadow(vec2 place) {
  vec2 halfHole = box.xy - number(${fields.spread}) * box.zw;
  float lit = 0.0;
  if (halfHole.x > 0.0 && halfHole.y > 0.0) {
    vec4 radii = holeRadii();
    lit = blurred(toHole(place), halfHole, radii * box.z, radii * box.w, number(${fields.reach}));
  }
  return vec4(inBox(place) * (1.0 - lit));
}
`,
};
