//! Values of the engine on their way out: from memory, and from one flat value. Everything is
//! checked.
use super::Glue;
use super::names::literal;
use super::shape::{Shape, Style};
use anyhow::{Result, bail};
use std::fmt::Write;
use wit_parser::Type;

impl Glue<'_> {
    /// An expression for the value at the address `p + offset`, which is known to lie in memory.
    pub fn load(&mut self, ty: &Type, what: &str, p: &str, offset: usize) -> Result<String> {
        let quoted = literal(what);
        let at = if offset == 0 {
            p.to_owned()
        } else {
            format!("{p} + {offset}")
        };
        let next = format!("{p} + {}", offset + 4);
        Ok(match self.types.shape(ty)? {
            Shape::Bool => format!("u8[{at}] !== 0"),
            Shape::Int(1, signed) => format!("{}8[{at}]", if signed { "i" } else { "u" }),
            Shape::Int(bytes, signed) => {
                format!(
                    "{}{}[({at}) >>> {}]",
                    if signed { "i" } else { "u" },
                    bytes * 8,
                    bytes.trailing_zeros()
                )
            }
            Shape::Float(4) => format!("f32[({at}) >>> 2]"),
            Shape::Float(_) => format!("f64[({at}) >>> 3]"),
            Shape::Char => format!("readChar(u32[({at}) >>> 2], {quoted})"),
            Shape::String => {
                format!("readString(u32[({at}) >>> 2], u32[({next}) >>> 2], {quoted})")
            }
            Shape::Flags(_) => {
                let word = match self.types.size(ty) {
                    0 => "0".to_owned(),
                    1 => format!("u8[{at}]"),
                    2 => format!("u16[({at}) >>> 1]"),
                    _ => format!("u32[({at}) >>> 2]"),
                };
                self.flags_of(ty, &word)?
            }
            Shape::List(element) => {
                let (address, length) =
                    (format!("u32[({at}) >>> 2]"), format!("u32[({next}) >>> 2]"));
                self.read_list(ty, &element, what, &address, &length)?
            }
            Shape::Record(_) | Shape::Tuple(_) | Shape::Cases(..) => {
                format!("{}({at})", self.load_helper(ty, what)?)
            }
        })
    }

    /// An expression for a value that is one flat value.
    pub fn lift(&mut self, ty: &Type, what: &str, v: &str) -> Result<String> {
        Ok(match self.types.shape(ty)? {
            Shape::Bool => format!("{v} !== 0"),
            Shape::Int(8, false) => format!("BigInt.asUintN(64, {v})"),
            Shape::Int(4, false) => format!("{v} >>> 0"),
            Shape::Int(bytes @ (1 | 2), false) => format!("{v} & {}", (1u32 << (bytes * 8)) - 1),
            Shape::Int(bytes @ (1 | 2), true) => format!("({v} << {0}) >> {0}", 32 - bytes * 8),
            Shape::Int(..) | Shape::Float(_) => v.to_owned(),
            Shape::Char => format!("readChar({v}, {})", literal(what)),
            Shape::Flags(_) => self.flags_of(ty, v)?,
            Shape::Record(fields) => match fields.as_slice() {
                [(name, ty)] => format!("{{ {name}: {} }}", self.lift(ty, what, v)?),
                _ => bail!(
                    "{what}: a record of {} fields is not one flat value",
                    fields.len()
                ),
            },
            Shape::Tuple(items) => match items.as_slice() {
                [ty] => format!("[{}]", self.lift(ty, what, v)?),
                _ => bail!(
                    "{what}: a tuple of {} items is not one flat value",
                    items.len()
                ),
            },
            Shape::Cases(style, cases) => {
                let helper = self.helper(ty, "lift", "v", |glue, out| {
                    glue.choose(style, &cases, "v", what, out, |_, _| {
                        bail!("a case with a value is more than one flat value")
                    })
                })?;
                format!("{helper}({v})")
            }
            Shape::String | Shape::List(_) => bail!("{what}: a list is two flat values"),
        })
    }

    /// A function that loads a compound value.
    fn load_helper(&mut self, ty: &Type, what: &str) -> Result<String> {
        let shape = self.types.shape(ty)?;
        let what = self.type_name(ty).unwrap_or_else(|| what.to_owned());
        self.helper(ty, "load", "p", |glue, out| {
            match &shape {
                Shape::Record(fields) => {
                    let offsets = glue.types.offsets(fields.iter().map(|f| &f.1));
                    writeln!(out, "return {{")?;
                    for ((name, ty), offset) in fields.iter().zip(offsets) {
                        writeln!(
                            out,
                            "{name}: {},",
                            glue.load(ty, &format!("{what}.{name}"), "p", offset)?
                        )?;
                    }
                    writeln!(out, "}};")?;
                }
                Shape::Tuple(items) => {
                    let mut values = vec![];
                    for (i, (ty, offset)) in items.iter().zip(glue.types.offsets(items)).enumerate()
                    {
                        values.push(glue.load(ty, &format!("{what}[{i}]"), "p", offset)?);
                    }
                    writeln!(out, "return [{}];", values.join(", "))?;
                }
                Shape::Cases(style, cases) => {
                    let (bytes, payload) = glue.types.case_layout(cases);
                    let tag = ["", "u8[p]", "u16[p >>> 1]", "", "u32[p >>> 2]"][bytes];
                    glue.choose(*style, cases, tag, &what, out, |glue, (name, ty)| {
                        glue.load(ty, &format!("{what}.{name}"), "p", payload)
                    })?;
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// A statement that returns the case whose number is `tag`.
    fn choose(
        &mut self,
        style: Style,
        cases: &[(String, Option<Type>)],
        tag: &str,
        what: &str,
        out: &mut String,
        mut payload: impl FnMut(&mut Self, (&str, &Type)) -> Result<String>,
    ) -> Result<()> {
        writeln!(out, "switch ({tag}) {{")?;
        for (i, (name, ty)) in cases.iter().enumerate() {
            let inner = ty
                .as_ref()
                .map(|ty| payload(self, (name, ty)))
                .transpose()?;
            let value = match (style, inner) {
                (Style::Name, _) => literal(name),
                (Style::Optional, inner) => inner.unwrap_or_else(|| "undefined".into()),
                (Style::Tagged, None) => format!("{{ tag: {} }}", literal(name)),
                (Style::Tagged | Style::Result, inner) => {
                    format!(
                        "{{ tag: {}, val: {} }}",
                        literal(name),
                        inner.unwrap_or_else(|| "undefined".into())
                    )
                }
            };
            writeln!(out, "case {i}: return {value};")?;
        }
        let expected = format!("a case below {}", cases.len());
        writeln!(
            out,
            "default: throw range({}, {}, {tag}); }}",
            literal(what),
            literal(&expected)
        )?;
        Ok(())
    }

    fn flags_of(&mut self, ty: &Type, word: &str) -> Result<String> {
        let Shape::Flags(names) = self.types.shape(ty)? else {
            bail!("flags were expected")
        };
        let helper = self.helper(ty, "flagsOf", "v", |_, out| {
            let fields: Vec<String> = names
                .iter()
                .enumerate()
                .map(|(i, n)| format!("{n}: (v & {}) !== 0", (1u32 << i).cast_signed()))
                .collect();
            writeln!(out, "return {{ {} }};", fields.join(", "))?;
            Ok(())
        })?;
        Ok(format!("{helper}({word})"))
    }

    /// An expression for a list: numbers are seen in place, everything else is an array.
    fn read_list(
        &mut self,
        ty: &Type,
        element: &Type,
        what: &str,
        address: &str,
        length: &str,
    ) -> Result<String> {
        let quoted = literal(what);
        if let Some((array, _, _)) = self.types.typed_array(element)? {
            let place = self.next_view();
            return Ok(format!(
                "view({place}, {array}, {address}, {length}, {quoted})"
            ));
        }
        let (stride, align) = (self.types.size(element), self.types.align(element));
        let element = *element;
        let what = what.to_owned();
        let helper = self.helper(ty, "list", "p, n", |glue, out| {
            writeln!(out, "p = span(p, n, {stride}, {align}, {quoted});")?;
            writeln!(out, "const list = new Array(n);")?;
            let value = glue.load(&element, &format!("{what}[]"), "p", 0)?;
            writeln!(
                out,
                "for (let i = 0; i < n; i++, p += {stride}) list[i] = {value};"
            )?;
            writeln!(out, "return list;")?;
            Ok(())
        })?;
        Ok(format!("{helper}({address}, {length})"))
    }
}
