//! Types as the table of shapes that the Rust crate's `check` walks.

use std::collections::HashMap;

use crate::model::{Kind, Range, Schema, Ty, TypeDef};

/// Shapes of all entries, each once.
#[derive(Default)]
pub struct Shapes {
    /// Each shape as a Rust expression.
    pub list: Vec<String>,
    /// What each shape is, for readers.
    pub names: Vec<String>,
    /// Ranges that shapes name.
    pub ranges: Vec<Range>,
    /// The shape of each entry.
    pub entries: Vec<usize>,
    known: HashMap<String, usize>,
}

impl Shapes {
    /// The shapes of the whole schema.
    pub fn of(schema: &Schema) -> Self {
        let mut shapes = Self::default();
        for (_, entry) in schema.entries() {
            let shape = shapes.ranged(&entry.ty, entry.range, &schema.types);
            shapes.entries.push(shape);
        }
        shapes
    }

    fn ranged(&mut self, ty: &Ty, range: Range, types: &[TypeDef]) -> usize {
        let shape = self.shape(ty, types);
        if range.is_any() {
            return shape;
        }
        let place = self
            .ranges
            .iter()
            .position(|known| *known == range)
            .unwrap_or_else(|| {
                self.ranges.push(range);
                self.ranges.len() - 1
            });
        self.add(
            format!("Shape::Ranged({place}, {shape})"),
            format!("{} {}", ty.wit(types), range.text()),
        )
    }

    fn shape(&mut self, ty: &Ty, types: &[TypeDef]) -> usize {
        let expression = match ty {
            Ty::Bool => "Shape::Bool".to_owned(),
            Ty::U32 => "Shape::U32".to_owned(),
            Ty::S32 => "Shape::S32".to_owned(),
            Ty::F32 => "Shape::F32".to_owned(),
            Ty::String => "Shape::Text".to_owned(),
            Ty::List(item) => format!("Shape::List({})", self.shape(item, types)),
            Ty::Option(value) => format!("Shape::Option({})", self.shape(value, types)),
            Ty::Tuple(items) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| self.shape(item, types).to_string())
                    .collect();
                format!("Shape::Record(&[{}])", items.join(", "))
            }
            Ty::Named(index) => match &types[*index].kind {
                Kind::Word => "Shape::Word".to_owned(),
                Kind::Enum(labels) => format!("Shape::Enum({})", labels.len()),
                Kind::Flags(labels) => format!("Shape::Flags({})", labels.len()),
                Kind::Record(fields) => {
                    let fields: Vec<_> = fields
                        .iter()
                        .map(|field| self.ranged(&field.ty, field.range, types).to_string())
                        .collect();
                    format!("Shape::Record(&[{}])", fields.join(", "))
                }
                Kind::Variant(cases) => {
                    let cases: Vec<_> = cases
                        .iter()
                        .map(|case| match &case.ty {
                            Some(payload) => self.ranged(payload, case.range, types).to_string(),
                            None => "NO_PAYLOAD".to_owned(),
                        })
                        .collect();
                    format!("Shape::Variant(&[{}])", cases.join(", "))
                }
            },
        };
        self.add(expression, ty.wit(types))
    }

    fn add(&mut self, expression: String, name: String) -> usize {
        if let Some(&known) = self.known.get(&expression) {
            return known;
        }
        let place = self.list.len();
        self.known.insert(expression.clone(), place);
        self.list.push(expression);
        self.names.push(name);
        place
    }
}
