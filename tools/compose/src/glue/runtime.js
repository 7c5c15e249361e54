/**
 * What the glue refuses: a value of the wrong kind on its way in (`code` "argument"), something out
 * of range on its way out ("range"), an engine that trapped ("trapped"), a module of another build
 * ("mismatch").
 * @extends Error
 */
export class GlueError extends Error {
  constructor(code, message, cause) {
    super(message);
    this.name = 'GlueError';
    this.code = code;
    if (cause !== undefined) this.cause = cause;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** Exact conversions between the bits of numbers, for variants whose cases share a place. */
const bits = new DataView(new ArrayBuffer(8));
const bitsOfF32 = (v) => (bits.setFloat32(0, v), bits.getInt32(0));
const bitsOfF64 = (v) => (bits.setFloat64(0, v), bits.getBigInt64(0));

const argument = (what, expected, got) => {
  const shown = typeof got === 'string' ? JSON.stringify(got) : got === null || typeof got !== 'object' ? String(got) : Object.prototype.toString.call(got);
  return new GlueError('argument', `${what}: expected ${expected}, got ${shown}`);
};
const range = (what, expected, got) => new GlueError('range', `${what}: the engine answered ${got}, expected ${expected}`);
const number = (v, what) => {
  if (typeof v !== 'number') throw argument(what, 'a number', v);
  return v;
};
const bigint = (v, what) => {
  if (typeof v !== 'bigint') throw argument(what, 'a bigint', v);
  return v;
};
const object = (v, what) => {
  if (v === null || typeof v !== 'object') throw argument(what, 'an object', v);
  return v;
};

/** Refuses a module that this glue was not made for. */
export function check(module) {
  const [section] = WebAssembly.Module.customSections(module, 'inlay.build');
  const found = section === undefined ? 'no build' : `build ${new TextDecoder().decode(section)}`;
  if (found !== `build ${build}`) throw new GlueError('mismatch', `the glue is for build ${build}, and the module is of ${found}`);
}

/**
 * Creates the engine of a compiled module. In a page, engines above 8 MB need
 * {@link instantiateAsync}.
 */
export function instantiate(module) {
  check(module);
  return bind(new WebAssembly.Instance(module, {}).exports);
}

/** Creates the engine of a compiled module. */
export async function instantiateAsync(module) {
  check(module);
  return bind((await WebAssembly.instantiate(module, {})).exports);
}

/**
 * The same functions over an instance made by jco, whose functions throw what `result` answers as
 * an error: here they return `{ tag: 'ok', val }` or `{ tag: 'err', val }`.
 */
export function tagged(instance) {
  const wrapped = {};
  for (const [name, functions] of Object.entries(answersWithResult)) {
    const own = { ...instance[name] };
    for (const key of functions) {
      const call = instance[name][key];
      own[key] = (...args) => {
        try {
          return { tag: 'ok', val: call(...args) };
        } catch (error) {
          if (error !== null && typeof error === 'object' && Object.hasOwn(error, 'payload')) return { tag: 'err', val: error.payload };
          throw error;
        }
      };
    }
    wrapped[name] = own;
  }
  return wrapped;
}

/** The functions of an instance, given the exports of the module. */
export function bind(exports) {
  const memory = exports.memory;
  let buffer, i8, u8, i16, u16, i32, u32, i64, u64, f32, f64, size;
  /** Views of the whole memory; growing it makes the old ones useless. */
  const views = () => {
    buffer = memory.buffer;
    size = buffer.byteLength;
    i8 = new Int8Array(buffer);
    u8 = new Uint8Array(buffer);
    i16 = new Int16Array(buffer);
    u16 = new Uint16Array(buffer);
    i32 = new Int32Array(buffer);
    u32 = new Uint32Array(buffer);
    i64 = new BigInt64Array(buffer);
    u64 = new BigUint64Array(buffer);
    f32 = new Float32Array(buffer);
    f64 = new Float64Array(buffer);
    handed.length = 0;
  };
  /** The last view handed out at each place of the code: a steady frame makes no new ones. */
  const handed = [];
  if (memory) views();

  let trap;
  let release;
  let released;
  /**
   * Before each call: what the last result occupied is given back only now, so that nothing had to
   * be copied.
   */
  const enter = () => {
    if (trap) throw new GlueError('trapped', 'the engine trapped earlier and cannot be called again', trap);
    if (release) {
      const post = release;
      release = undefined;
      try {
        post(released);
      } catch (error) {
        throw trapped(error);
      }
    }
    if (memory && memory.buffer !== buffer) views();
  };
  const trapped = (error) => {
    trap = error;
    return new GlueError('trapped', `the engine trapped: ${error instanceof Error ? error.message : error}`, error);
  };
  const left = () => {
    if (memory && memory.buffer !== buffer) views();
  };

  const resize = (pointer, from, align, to) => {
    let p;
    try {
      p = exports.cabi_realloc(pointer, from, align, to) >>> 0;
    } catch (error) {
      throw trapped(error);
    }
    if (memory.buffer !== buffer) views();
    if (p % align !== 0 || to > size - p) throw range('cabi_realloc', `${to} bytes within ${size}, aligned to ${align}`, p);
    return p;
  };
  const alloc = (bytes, align) => (bytes === 0 ? align : resize(0, 0, align, bytes));
  const lengthOf = (v, what) => {
    const n = v === null || v === undefined ? undefined : v.length;
    if (typeof n !== 'number' || typeof v === 'string') throw argument(what, 'an array', v);
    return n;
  };
  let stringLength = 0;
  /**
   * Writes a string; its length in bytes is left in `stringLength`. Nearly all are ASCII: those fit
   * at once.
   */
  const writeString = (s, what) => {
    if (typeof s !== 'string') throw argument(what, 'a string', s);
    stringLength = 0;
    if (s.length === 0) return 1;
    let room = s.length;
    let p = alloc(room, 1);
    let { read, written } = encoder.encodeInto(s, u8.subarray(p, p + room));
    if (read < s.length) {
      const rest = s.slice(read);
      const more = written + rest.length * 3;
      p = resize(p, room, 1, more);
      room = more;
      written += encoder.encodeInto(rest, u8.subarray(p + written, p + room)).written;
    }
    if (written < room) p = resize(p, room, 1, written);
    stringLength = written;
    return p;
  };
  /** Checks that a range the engine names lies in its memory. */
  const span = (p, count, stride, align, what) => {
    p >>>= 0;
    count >>>= 0;
    if (p % align !== 0) throw range(what, `an address aligned to ${align}`, p);
    if (p > size || count * stride > size - p) throw range(what, `${count} times ${stride} bytes within ${size}`, `address ${p}`);
    return p;
  };
  const readString = (p, n, what) => {
    p = span(p, n, 1, 1, what);
    try {
      return decoder.decode(u8.subarray(p, p + (n >>> 0)));
    } catch {
      throw range(what, 'UTF-8', 'bytes that are not');
    }
  };
  const readChar = (v, what) => {
    v >>>= 0;
    if (v > 0x10ffff || (v >= 0xd800 && v < 0xe000)) throw range(what, 'a Unicode scalar value', v);
    return String.fromCodePoint(v);
  };
  const charOf = (s, what) => {
    const v = typeof s === 'string' ? s.codePointAt(0) : undefined;
    if (v === undefined || s.length > (v > 0xffff ? 2 : 1) || (v >= 0xd800 && v < 0xe000)) throw argument(what, 'one character', s);
    return v;
  };
  const view = (place, View, p, n, what) => {
    const stride = View.BYTES_PER_ELEMENT;
    n >>>= 0;
    p = n === 0 ? 0 : span(p, n, stride, stride, what);
    const last = handed[place];
    if (last !== undefined && last.byteOffset === p && last.length === n) return last;
    return (handed[place] = new View(buffer, p, n));
  };
