import { borderFields, geometryKind } from '../../schema/typescript/generated/rows/draw-list.ts';
import type { Primitive } from '../primitive.ts';

const side = (index: number) => `number(${borderFields.widths + index})`;
const color = (index: number) => `tint(${borderFields.colors + index})`;

/** A border around the box. `mod.rs` beside this file says how. */
export const border: Primitive = {
  kind: geometryKind.border,
  fill: 'fillBorder',
  glsl: `
float shareOf(vec2 one, vec2 other) {
  if (other.y <= 0.0) return 0.0;
  if (one.y <= 0.0) return 1.0;
  return clamp((one.x * other.y - other.x * one.y) / length(vec2(one.y, other.y)) + 0.5, 0.0, 1.0);
}

vec4 fillBorder(vec2 place) {
  vec4 widths = max(vec4(${side(0)}, ${side(1)}, ${side(2)}, ${side(3)}), 0.0);
  vec2 scale = box.zw;
  vec2 halfSize = box.xy;
  // The edge between border and padding.
  vec2 halfInner = halfSize - vec2(widths.y + widths.w, widths.x + widths.z) * scale * 0.5;
  float inner = 0.0;
  if (halfInner.x > 0.0 && halfInner.y > 0.0) {
    vec2 q = place - vec2(widths.w - widths.y, widths.x - widths.z) * scale * 0.5;
    vec4 rx = max(corners - widths.wyyw, 0.0) * scale.x;
    vec4 ry = max(corners - widths.xxzz, 0.0) * scale.y;
    inner = cover(q, halfInner, along(q, halfInner), rx, ry);
  }
  float covered = max(inBox(place) - inner, 0.0);
  if (covered <= 0.0) return vec4(0.0);
  // A side: how far the place is from its outer edge, and its width.
  vec2 left = vec2(place.x + halfSize.x, widths.w * scale.x);
  vec2 right = vec2(halfSize.x - place.x, widths.y * scale.x);
  vec2 top = vec2(place.y + halfSize.y, widths.x * scale.y);
  vec2 bottom = vec2(halfSize.y - place.y, widths.z * scale.y);
  bool isRight = right.x * left.y < left.x * right.y;
  bool isLow = bottom.x * top.y < top.x * bottom.y;
  vec4 above = isLow ? ${color(2)} : ${color(0)};
  vec4 beside = isRight ? ${color(1)} : ${color(3)};
  return mix(above, beside, shareOf(isLow ? bottom : top, isRight ? right : left)) * covered;
}
`,
};
