//! A WebAssembly function that traps unless a range of memory is UTF-8.
//!
//! Components may rely on strings being UTF-8: wit-bindgen's release guests do not check again.
//! The shape of valid sequences is table 3-7 of the Unicode standard: no overlong forms, no
//! surrogates, nothing above U+10FFFF.
use wasm_encoder::{BlockType, Function, InstructionSink, MemArg, ValType};

const POINTER: u32 = 0;
/// The second parameter is the length; it is turned into the end.
const END: u32 = 1;
const BYTE: u32 = 2;
/// Continuation bytes that are still to come after the next one.
const MORE: u32 = 3;
/// Bounds of the next continuation byte: low, and how many values are allowed.
const LOW: u32 = 4;
const COUNT: u32 = 5;

/// `(pointer, length)` in `memory`.
pub fn check(memory: u32) -> Function {
    let mut function = Function::new([(4, ValType::I32)]);
    let mut c = function.instructions();
    c.local_get(POINTER).local_get(END).i32_add().local_set(END);
    c.block(BlockType::Empty).loop_(BlockType::Empty);
    skip_ascii_words(&mut c, memory);
    c.local_get(POINTER).local_get(END).i32_ge_u().br_if(1);
    next_byte(&mut c, memory);
    // one byte
    c.local_get(BYTE).i32_const(0x80).i32_lt_u().br_if(0);
    lead(&mut c);
    c.loop_(BlockType::Empty);
    continuation(&mut c, memory);
    c.local_get(MORE).if_(BlockType::Empty);
    c.local_get(MORE).i32_const(1).i32_sub().local_set(MORE);
    c.i32_const(0x80)
        .local_set(LOW)
        .i32_const(0x40)
        .local_set(COUNT);
    c.br(1).end();
    c.end();
    c.br(0).end().end().end();
    function
}

/// Eight bytes at a time, as long as none has its top bit set.
fn skip_ascii_words(c: &mut InstructionSink<'_>, memory: u32) {
    c.block(BlockType::Empty).loop_(BlockType::Empty);
    c.local_get(END)
        .local_get(POINTER)
        .i32_sub()
        .i32_const(8)
        .i32_lt_u()
        .br_if(1);
    c.local_get(POINTER).i64_load(MemArg {
        offset: 0,
        align: 0,
        memory_index: memory,
    });
    c.i64_const(i64::from_le_bytes([0x80; 8]))
        .i64_and()
        .i64_eqz()
        .i32_eqz()
        .br_if(1);
    c.local_get(POINTER)
        .i32_const(8)
        .i32_add()
        .local_set(POINTER);
    c.br(0).end().end();
}

/// Reads a byte and steps over it.
fn next_byte(c: &mut InstructionSink<'_>, memory: u32) {
    c.local_get(POINTER)
        .i32_load8_u(MemArg {
            offset: 0,
            align: 0,
            memory_index: memory,
        })
        .local_set(BYTE);
    c.local_get(POINTER)
        .i32_const(1)
        .i32_add()
        .local_set(POINTER);
}

/// From the first byte: how many follow, and the bounds of the next one.
fn lead(c: &mut InstructionSink<'_>) {
    // C2..DF have one, E0..EF two, F0..F4 three; anything else traps
    c.local_get(BYTE)
        .i32_const(0xc2)
        .i32_lt_u()
        .local_get(BYTE)
        .i32_const(0xf4)
        .i32_gt_u()
        .i32_or();
    c.if_(BlockType::Empty).unreachable().end();
    c.local_get(BYTE)
        .i32_const(0xe0)
        .i32_ge_u()
        .local_get(BYTE)
        .i32_const(0xf0)
        .i32_ge_u()
        .i32_add()
        .local_set(MORE);
    c.i32_const(0x80)
        .local_set(LOW)
        .i32_const(0x40)
        .local_set(COUNT);
    let bound = |c: &mut InstructionSink<'_>, lead: i32, low: i32, count: i32| {
        c.local_get(BYTE)
            .i32_const(lead)
            .i32_eq()
            .if_(BlockType::Empty);
        c.i32_const(low)
            .local_set(LOW)
            .i32_const(count)
            .local_set(COUNT)
            .end();
    };
    bound(c, 0xe0, 0xa0, 0x20); // not overlong
    bound(c, 0xed, 0x80, 0x20); // no surrogate
    bound(c, 0xf0, 0x90, 0x30); // not overlong
    bound(c, 0xf4, 0x80, 0x10); // not above U+10FFFF
}

/// The next byte must be there and within its bounds.
fn continuation(c: &mut InstructionSink<'_>, memory: u32) {
    c.local_get(POINTER)
        .local_get(END)
        .i32_ge_u()
        .if_(BlockType::Empty)
        .unreachable()
        .end();
    next_byte(c, memory);
    c.local_get(BYTE)
        .local_get(LOW)
        .i32_sub()
        .local_get(COUNT)
        .i32_ge_u()
        .if_(BlockType::Empty)
        .unreachable()
        .end();
}
