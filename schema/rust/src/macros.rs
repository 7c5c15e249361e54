//! What the plain types of `generated.rs` have in common: their definition, and packing in order.

/// An enum, packed as its case number.
macro_rules! enumeration {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u32)]
        pub enum $name { $($(#[$case_doc])* $case,)* }

        impl $name {
            /// All cases, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$case,)*];

            /// The case of this number.
            pub fn from_word(word: u32) -> Option<Self> {
                Self::ALL.get(word as usize).copied()
            }

            /// The number of the case.
            pub const fn word(self) -> u32 {
                self as u32
            }
        }

        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u32>) {
                out.push(self.word());
            }
        }

        impl Unpack for $name {
            fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
                let found = words.word()?;
                Self::from_word(found).ok_or(ValueError::Case { count: crate::read::word_of(Self::ALL.len()), found })
            }
        }
    };
}

/// A set of flags, packed as one word.
macro_rules! flags {
    ($(#[$doc:meta])* $name:ident { $($(#[$flag_doc:meta])* $flag:ident = $bit:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
        pub struct $name(u32);

        impl $name {
            $($(#[$flag_doc])* pub const $flag: Self = Self(1 << $bit);)*

            /// How many flags there are.
            pub const COUNT: u32 = Self::ALL.0.count_ones();

            /// No flag.
            pub const EMPTY: Self = Self(0);

            /// All flags.
            pub const ALL: Self = Self(0 $(| 1 << $bit)*);

            /// The set with these bits; `None` if one is no flag.
            pub const fn from_bits(bits: u32) -> Option<Self> {
                if bits & !Self::ALL.0 == 0 { Some(Self(bits)) } else { None }
            }

            /// One bit per flag.
            pub const fn bits(self) -> u32 {
                self.0
            }

            /// Whether there is no flag in it.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Whether all flags of `other` are in it.
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Puts `other` in, or takes it out.
            pub fn set(&mut self, other: Self, on: bool) {
                if on { self.0 |= other.0 } else { self.0 &= !other.0 }
            }
        }

        impl core::ops::BitOr for $name {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl core::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }

        impl core::ops::BitAnd for $name {
            type Output = Self;
            fn bitand(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }
        }

        impl core::ops::BitAndAssign for $name {
            fn bitand_assign(&mut self, other: Self) {
                self.0 &= other.0;
            }
        }

        impl core::ops::Not for $name {
            type Output = Self;
            fn not(self) -> Self {
                Self(!self.0 & Self::ALL.0)
            }
        }

        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u32>) {
                out.push(self.0);
            }
        }

        impl Unpack for $name {
            fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
                words.flags(Self::COUNT).map(Self)
            }
        }
    };
}

/// A record, packed as its fields in order.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u32>) {
                $(self.$field.pack(out);)*
            }
        }

        impl Unpack for $name {
            fn unpack(words: &mut Words<'_>) -> Result<Self, ValueError> {
                Ok(Self { $($field: Unpack::unpack(words)?,)* })
            }
        }
    };
}
