//! Initial values, written as WIT's text form does: parsed as a type and packed.

use crate::model::{Field, Kind, Range, Ty, TypeDef};

/// Packs the value that `text` writes.
///
/// # Errors
///
/// What was expected and what came, one sentence.
pub fn pack(text: &str, ty: &Ty, range: Range, types: &[TypeDef]) -> Result<Vec<u32>, String> {
    let mut parser = Parser {
        rest: text.trim_start(),
        types,
        out: Vec::new(),
    };
    parser.value(ty, range)?;
    if parser.rest.is_empty() {
        Ok(parser.out)
    } else {
        Err(parser.unexpected("the end of the value"))
    }
}

struct Parser<'a> {
    rest: &'a str,
    types: &'a [TypeDef],
    out: Vec<u32>,
}

impl<'a> Parser<'a> {
    fn value(&mut self, ty: &Ty, range: Range) -> Result<(), String> {
        match ty {
            Ty::Bool => self.case(["false", "true"].into_iter()).map(drop),
            Ty::U32 => self.u32(range),
            Ty::S32 => self.s32(range),
            Ty::F32 => self.f32(range),
            Ty::String => self.string(),
            Ty::List(item) => self.list(item, range),
            Ty::Option(value) => match self.case(["none", "some"].into_iter())? {
                0 => Ok(()),
                _ => self.payload(value, range),
            },
            Ty::Tuple(items) => {
                self.sign("(")?;
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.sign(",")?;
                    }
                    self.value(item, range)?;
                }
                self.sign(")")
            }
            Ty::Named(index) => self.named(*index, range),
        }
    }

    fn named(&mut self, index: usize, range: Range) -> Result<(), String> {
        let types = self.types;
        match &types[index].kind {
            Kind::Word => self.u32(Range::default()),
            Kind::Enum(labels) => self
                .case(labels.iter().map(|label| label.name.as_str()))
                .map(drop),
            Kind::Flags(labels) => self.flags(
                &labels
                    .iter()
                    .map(|label| label.name.as_str())
                    .collect::<Vec<_>>(),
            ),
            Kind::Record(fields) => self.record(fields, range),
            Kind::Variant(cases) => {
                let case = &cases[self.case(cases.iter().map(|case| case.name.as_str()))?];
                match &case.ty {
                    Some(ty) => self.payload(ty, inner(range, case.range)),
                    None => Ok(()),
                }
            }
        }
    }

    fn u32(&mut self, range: Range) -> Result<(), String> {
        let word = self.word();
        let parsed = match word.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => word.parse().ok(),
        };
        let number =
            parsed.ok_or_else(|| format!("expected a whole number from 0, got `{word}`"))?;
        within(f64::from(number), range)?;
        self.out.push(number);
        Ok(())
    }

    fn s32(&mut self, range: Range) -> Result<(), String> {
        let word = self.word();
        let number: i32 = word
            .parse()
            .map_err(|_| format!("expected a whole number, got `{word}`"))?;
        within(f64::from(number), range)?;
        self.out.push(number.cast_unsigned());
        Ok(())
    }

    fn f32(&mut self, range: Range) -> Result<(), String> {
        let word = self.word();
        let number = word.parse().ok().filter(|number: &f32| number.is_finite());
        let number = number.ok_or_else(|| format!("expected a finite number, got `{word}`"))?;
        within(f64::from(number), range)?;
        self.out.push(number.to_bits());
        Ok(())
    }

    fn string(&mut self) -> Result<(), String> {
        self.sign("\"")?;
        let (text, rest) = self
            .rest
            .split_once('"')
            .ok_or("expected a quote at the end of the string, got none")?;
        if text.contains('\\') {
            return Err("expected a string without backslashes, got one".into());
        }
        self.rest = rest.trim_start();
        self.out
            .push(u32::try_from(text.len()).map_err(|error| error.to_string())?);
        for bytes in text.as_bytes().chunks(4) {
            let mut word = [0; 4];
            word[..bytes.len()].copy_from_slice(bytes);
            self.out.push(u32::from_le_bytes(word));
        }
        Ok(())
    }

    fn list(&mut self, item: &Ty, range: Range) -> Result<(), String> {
        self.sign("[")?;
        let count_at = self.out.len();
        self.out.push(0);
        while !self.rest.starts_with(']') {
            if self.out[count_at] > 0 {
                self.sign(",")?;
            }
            self.value(item, range)?;
            self.out[count_at] += 1;
        }
        self.sign("]")
    }

    fn flags(&mut self, names: &[&str]) -> Result<(), String> {
        let mut set = 0;
        if let Some(rest) = self.rest.strip_prefix('0') {
            self.rest = rest.trim_start();
        } else {
            self.sign("{")?;
            while !self.rest.starts_with('}') {
                if set != 0 {
                    self.sign(",")?;
                }
                set |= 1 << self.choose(names.iter().copied())?;
            }
            self.sign("}")?;
        }
        self.out.push(set);
        Ok(())
    }

    fn record(&mut self, fields: &[Field], range: Range) -> Result<(), String> {
        self.sign("{")?;
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.sign(",")?;
            }
            let name = self.word();
            if name != field.name {
                return Err(format!("expected the field `{}`, got `{name}`", field.name));
            }
            self.sign(":")?;
            self.value(&field.ty, inner(range, field.range))?;
        }
        self.sign("}")
    }

    fn payload(&mut self, ty: &Ty, range: Range) -> Result<(), String> {
        self.sign("(")?;
        self.value(ty, range)?;
        self.sign(")")
    }

    /// Takes a name and packs its place among `names`.
    fn case<'n>(&mut self, names: impl Iterator<Item = &'n str> + Clone) -> Result<usize, String> {
        let place = self.choose(names)?;
        self.out
            .push(u32::try_from(place).map_err(|error| error.to_string())?);
        Ok(place)
    }

    fn choose<'n>(
        &mut self,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Result<usize, String> {
        let word = self.word();
        names.clone().position(|name| name == word).ok_or_else(|| {
            let names: Vec<_> = names.collect();
            format!("expected one of {}, got `{word}`", names.join(", "))
        })
    }

    /// Takes a name or number.
    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && !"-.+".contains(letter));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest.trim_start();
        word
    }

    fn sign(&mut self, sign: &str) -> Result<(), String> {
        let rest = self
            .rest
            .strip_prefix(sign)
            .ok_or_else(|| self.unexpected(&format!("`{sign}`")))?;
        self.rest = if sign == "\"" {
            rest
        } else {
            rest.trim_start()
        };
        Ok(())
    }

    fn unexpected(&self, expected: &str) -> String {
        let found = if self.rest.is_empty() {
            "nothing".to_owned()
        } else {
            format!("`{}`", self.rest)
        };
        format!("expected {expected}, got {found}")
    }
}

/// The range of a part of a value: its own where it has one.
pub fn inner(outer: Range, own: Range) -> Range {
    if own.is_any() { outer } else { own }
}

fn within(number: f64, range: Range) -> Result<(), String> {
    if range.contains(number) {
        Ok(())
    } else {
        Err(format!("expected a number {}, got {number}", range.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types() -> Vec<TypeDef> {
        let number = |name: &str, range| Field {
            name: name.into(),
            docs: String::new(),
            ty: Ty::F32,
            range,
        };
        let positive = Range {
            min: Some(0.0),
            max: None,
        };
        vec![TypeDef {
            name: "spring".into(),
            docs: String::new(),
            kind: Kind::Record(vec![
                number("stiffness", positive),
                number("damping", Range::default()),
            ]),
        }]
    }

    #[test]
    fn packs_records_lists_and_strings() {
        let spring = Ty::List(Box::new(Ty::Named(0)));
        let words = pack(
            "[{ stiffness: 2, damping: -1.5 }]",
            &spring,
            Range::default(),
            &types(),
        );
        assert_eq!(words, Ok(vec![1, 2f32.to_bits(), (-1.5f32).to_bits()]));
        assert_eq!(
            pack("\"abcde\"", &Ty::String, Range::default(), &[]),
            Ok(vec![5, 0x6463_6261, 0x65])
        );
        assert_eq!(
            pack(
                "some(-3)",
                &Ty::Option(Box::new(Ty::S32)),
                Range::default(),
                &[]
            ),
            Ok(vec![1, u32::MAX - 2])
        );
        assert_eq!(
            pack(
                "(1, 0xff)",
                &Ty::Tuple(vec![Ty::U32, Ty::U32]),
                Range::default(),
                &[]
            ),
            Ok(vec![1, 255])
        );
    }

    #[test]
    fn says_what_was_expected() {
        let cases = [
            (
                "maybe",
                Ty::Bool,
                "expected one of false, true, got `maybe`",
            ),
            ("1 2", Ty::U32, "expected the end of the value, got `2`"),
            ("-1", Ty::U32, "expected a whole number from 0, got `-1`"),
            ("inf", Ty::F32, "expected a finite number, got `inf`"),
            (
                "[1",
                Ty::List(Box::new(Ty::U32)),
                "expected `,`, got nothing",
            ),
            (
                "{ damping: 1 }",
                Ty::Named(0),
                "expected the field `stiffness`, got `damping`",
            ),
            (
                "{ stiffness: -1, damping: 1 }",
                Ty::Named(0),
                "expected a number 0 or more, got -1",
            ),
        ];
        for (text, ty, message) in cases {
            assert_eq!(
                pack(text, &ty, Range::default(), &types()),
                Err(message.to_owned()),
                "{text}"
            );
        }
    }
}
