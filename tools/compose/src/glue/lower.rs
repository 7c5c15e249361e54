//! JavaScript values on their way in: as flat values, and into memory.
use super::Glue;
use super::names::literal;
use super::shape::{Flat, Shape, Style};
use anyhow::Result;
use std::fmt::Write;
use wit_parser::Type;

impl Glue<'_> {
    /// Statements that put the flat values of `v` into the variables `to`. `what` names the value
    /// in errors.
    pub fn flatten(
        &mut self,
        ty: &Type,
        v: &str,
        what: &str,
        to: &[String],
        out: &mut String,
    ) -> Result<()> {
        let quoted = literal(what);
        match self.types.shape(ty)? {
            Shape::Int(8, _) => writeln!(out, "{} = bigint({v}, {quoted});", to[0])?,
            Shape::Int(..) | Shape::Float(_) => {
                writeln!(out, "{} = number({v}, {quoted});", to[0])?;
            }
            Shape::Bool | Shape::Char | Shape::Flags(_) => {
                writeln!(out, "{} = {};", to[0], self.word(ty, v, what)?)?;
            }
            Shape::String => writeln!(
                out,
                "{} = writeString({v}, {quoted}); {} = stringLength;",
                to[0], to[1]
            )?,
            Shape::List(element) => {
                writeln!(out, "{} = lengthOf({v}, {quoted});", to[1])?;
                self.write_list(&element, v, what, &to[0], &to[1], out)?;
            }
            Shape::Record(fields) => {
                let object = self.temporary();
                writeln!(out, "const {object} = object({v}, {quoted});")?;
                let mut at = 0;
                for (name, ty) in &fields {
                    let count = self.types.flat(ty)?.len();
                    self.flatten(
                        ty,
                        &format!("{object}.{name}"),
                        &format!("{what}.{name}"),
                        &to[at..at + count],
                        out,
                    )?;
                    at += count;
                }
            }
            Shape::Tuple(items) => {
                let object = self.temporary();
                writeln!(out, "const {object} = object({v}, {quoted});")?;
                let mut at = 0;
                for (i, ty) in items.iter().enumerate() {
                    let count = self.types.flat(ty)?.len();
                    self.flatten(
                        ty,
                        &format!("{object}[{i}]"),
                        &format!("{what}[{i}]"),
                        &to[at..at + count],
                        out,
                    )?;
                    at += count;
                }
            }
            Shape::Cases(style, cases) => {
                let whole = self.types.flat(ty)?;
                let (tag, payload) = self.open_cases(style, v, what, out)?;
                writeln!(out, "switch ({tag}) {{")?;
                for (i, (name, ty)) in cases.iter().enumerate() {
                    writeln!(out, "case {}: {{ {} = {i};", literal(name), to[0])?;
                    let mut used = 0;
                    if let Some(ty) = ty {
                        let own = self.types.flat(ty)?;
                        used = own.len();
                        self.flatten_joined(
                            ty,
                            &payload,
                            &format!("{what}.{name}"),
                            &own,
                            &whole[1..],
                            &to[1..],
                            out,
                        )?;
                    }
                    for (to, flat) in to[1..].iter().zip(&whole[1..]).skip(used) {
                        writeln!(out, "{to} = {};", zero(*flat))?;
                    }
                    writeln!(out, "break; }}")?;
                }
                self.close_cases(&tag, what, &cases, out)?;
            }
        }
        Ok(())
    }

    /// The payload of a case, converted to what the places it shares with other cases hold.
    #[allow(
        clippy::too_many_arguments,
        reason = "one call site, and each argument is one side of the conversion"
    )]
    fn flatten_joined(
        &mut self,
        ty: &Type,
        v: &str,
        what: &str,
        own: &[Flat],
        joined: &[Flat],
        to: &[String],
        out: &mut String,
    ) -> Result<()> {
        let mut conversions = String::new();
        let mut names = vec![];
        for ((own, joined), to) in own.iter().zip(joined).zip(to) {
            if own == joined {
                names.push(to.clone());
                continue;
            }
            let name = self.temporary();
            writeln!(out, "let {name};")?;
            let value = match (own, joined) {
                (Flat::F32, Flat::I32) => format!("bitsOfF32({name})"),
                (Flat::F32, _) => format!("BigInt(bitsOfF32({name}) >>> 0)"),
                (Flat::I32, _) => format!("BigInt({name} >>> 0)"),
                (Flat::F64, _) => format!("bitsOfF64({name})"),
                (Flat::I64, _) => name.clone(),
            };
            writeln!(conversions, "{to} = {value};")?;
            names.push(name);
        }
        self.flatten(ty, v, what, &names, out)?;
        out.push_str(&conversions);
        Ok(())
    }

    /// An expression for a value of one 32-bit word.
    fn word(&mut self, ty: &Type, v: &str, what: &str) -> Result<String> {
        Ok(match self.types.shape(ty)? {
            Shape::Bool => format!("{v} ? 1 : 0"),
            Shape::Char => format!("charOf({v}, {})", literal(what)),
            Shape::Flags(names) => {
                let object = format!("object({v}, {})", literal(what));
                let helper = self.helper(ty, "flags", "v", |_, out| {
                    let bits: Vec<String> = names
                        .iter()
                        .enumerate()
                        .map(|(i, n)| format!("(v.{n} ? {} : 0)", 1u32 << i))
                        .collect();
                    writeln!(
                        out,
                        "return {};",
                        if bits.is_empty() {
                            "0".into()
                        } else {
                            bits.join(" | ")
                        }
                    )?;
                    Ok(())
                })?;
                format!("{helper}({object})")
            }
            _ => format!("number({v}, {})", literal(what)),
        })
    }

    /// Statements that store `v` at the address `p + offset`.
    pub fn store(
        &mut self,
        ty: &Type,
        v: &str,
        what: &str,
        p: &str,
        offset: usize,
        out: &mut String,
    ) -> Result<()> {
        let quoted = literal(what);
        let at = if offset == 0 {
            p.to_owned()
        } else {
            format!("{p} + {offset}")
        };
        match self.types.shape(ty)? {
            Shape::Int(8, _) => writeln!(out, "i64[({at}) >>> 3] = bigint({v}, {quoted});")?,
            Shape::Int(bytes, _) => {
                writeln!(out, "{} = number({v}, {quoted});", place(bytes, &at))?;
            }
            Shape::Float(4) => writeln!(out, "f32[({at}) >>> 2] = number({v}, {quoted});")?,
            Shape::Float(_) => writeln!(out, "f64[({at}) >>> 3] = number({v}, {quoted});")?,
            Shape::Bool | Shape::Char | Shape::Flags(_) => {
                let bytes = self.types.size(ty);
                if bytes > 0 {
                    writeln!(out, "{} = {};", place(bytes, &at), self.word(ty, v, what)?)?;
                }
            }
            // what is written first may grow the memory: only then may the views be named
            Shape::String => {
                let text = self.temporary();
                writeln!(
                    out,
                    "const {text} = writeString({v}, {quoted}); {} = {text}; {} = stringLength;",
                    place(4, &at),
                    place(4, &format!("{at} + 4"))
                )?;
            }
            Shape::List(element) => {
                let (list, n) = (self.temporary(), self.temporary());
                writeln!(out, "let {list}; const {n} = lengthOf({v}, {quoted});")?;
                self.write_list(&element, v, what, &list, &n, out)?;
                writeln!(
                    out,
                    "{} = {list}; {} = {n};",
                    place(4, &at),
                    place(4, &format!("{at} + 4"))
                )?;
            }
            Shape::Record(_) | Shape::Tuple(_) | Shape::Cases(..) => {
                let helper = self.store_helper(ty, what)?;
                writeln!(out, "{helper}({at}, {v});")?;
            }
        }
        Ok(())
    }

    /// A function that stores a compound value.
    fn store_helper(&mut self, ty: &Type, what: &str) -> Result<String> {
        let shape = self.types.shape(ty)?;
        let what = self.type_name(ty).unwrap_or_else(|| what.to_owned());
        self.helper(ty, "store", "p, v", |glue, out| {
            match &shape {
                Shape::Record(fields) => {
                    writeln!(out, "object(v, {});", literal(&what))?;
                    let offsets = glue.types.offsets(fields.iter().map(|f| &f.1));
                    for ((name, ty), offset) in fields.iter().zip(offsets) {
                        glue.store(
                            ty,
                            &format!("v.{name}"),
                            &format!("{what}.{name}"),
                            "p",
                            offset,
                            out,
                        )?;
                    }
                }
                Shape::Tuple(items) => {
                    writeln!(out, "object(v, {});", literal(&what))?;
                    let offsets = glue.types.offsets(items);
                    for (i, (ty, offset)) in items.iter().zip(offsets).enumerate() {
                        glue.store(
                            ty,
                            &format!("v[{i}]"),
                            &format!("{what}[{i}]"),
                            "p",
                            offset,
                            out,
                        )?;
                    }
                }
                Shape::Cases(style, cases) => {
                    let (bytes, payload_at) = glue.types.case_layout(cases);
                    let (tag, payload) = glue.open_cases(*style, "v", &what, out)?;
                    writeln!(out, "switch ({tag}) {{")?;
                    for (i, (name, ty)) in cases.iter().enumerate() {
                        writeln!(
                            out,
                            "case {}: {{ {} = {i};",
                            literal(name),
                            place(bytes, "p")
                        )?;
                        if let Some(ty) = ty {
                            glue.store(
                                ty,
                                &payload,
                                &format!("{what}.{name}"),
                                "p",
                                payload_at,
                                out,
                            )?;
                        }
                        writeln!(out, "break; }}")?;
                    }
                    glue.close_cases(&tag, &what, cases, out)?;
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Statements that write a list: its address goes to `to`; `n` holds its length.
    fn write_list(
        &mut self,
        element: &Type,
        v: &str,
        what: &str,
        to: &str,
        n: &str,
        out: &mut String,
    ) -> Result<()> {
        let (stride, align) = (self.types.size(element), self.types.align(element));
        writeln!(out, "{to} = alloc({n} * {stride}, {align});")?;
        if let Some((_, array, bytes)) = self.types.typed_array(element)? {
            writeln!(out, "if ({n} > 0) {array}.set({v}, {to} / {bytes});")?;
            return Ok(());
        }
        let (i, p) = (self.temporary(), self.temporary());
        writeln!(
            out,
            "for (let {i} = 0, {p} = {to}; {i} < {n}; {i}++, {p} += {stride}) {{"
        )?;
        self.store(
            element,
            &format!("{v}[{i}]"),
            &format!("{what}[]"),
            &p,
            0,
            out,
        )?;
        writeln!(out, "}}")?;
        Ok(())
    }

    /// Expressions for the name of the case of `v`, and for its payload.
    fn open_cases(
        &mut self,
        style: Style,
        v: &str,
        what: &str,
        out: &mut String,
    ) -> Result<(String, String)> {
        let value = self.temporary();
        Ok(match style {
            Style::Name => {
                writeln!(out, "const {value} = {v};")?;
                (value.clone(), value)
            }
            Style::Optional => {
                writeln!(out, "const {value} = {v};")?;
                (
                    format!("{value} === undefined || {value} === null ? 'none' : 'some'"),
                    value,
                )
            }
            Style::Tagged | Style::Result => {
                writeln!(out, "const {value} = object({v}, {});", literal(what))?;
                (format!("{value}.tag"), format!("{value}.val"))
            }
        })
    }

    fn close_cases(
        &mut self,
        tag: &str,
        what: &str,
        cases: &[(String, Option<Type>)],
        out: &mut String,
    ) -> Result<()> {
        let names: Vec<&str> = cases.iter().map(|c| c.0.as_str()).collect();
        let expected = format!("one of {}", names.join(", "));
        writeln!(
            out,
            "default: throw argument({}, {}, {tag}); }}",
            literal(what),
            literal(&expected)
        )?;
        Ok(())
    }
}

/// The place in memory of a number of `bytes`, at an address.
fn place(bytes: usize, at: &str) -> String {
    match bytes {
        1 => format!("u8[{at}]"),
        2 => format!("u16[({at}) >>> 1]"),
        _ => format!("u32[({at}) >>> 2]"),
    }
}

fn zero(flat: Flat) -> &'static str {
    if flat == Flat::I64 { "0n" } else { "0" }
}
