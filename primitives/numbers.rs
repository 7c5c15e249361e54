//! Questions about a few numbers at a time. Each looks at all of them: that is cheaper than to
//! stop.

/// Whether any of the numbers are different.
#[inline]
#[expect(clippy::float_cmp, reason = "any other number is a change")]
pub fn differ<const N: usize>(some: &[f32; N], others: &[f32; N]) -> bool {
    (some.iter().zip(others)).fold(false, |differ, (one, other)| differ | (one != other))
}

/// Whether all of the numbers are finite.
#[inline]
pub fn are_finite<const N: usize>(numbers: &[f32; N]) -> bool {
    // What is not finite has the largest exponent: one more reaches the highest bit.
    const ONE_MORE: u32 = 1 << 23;
    let beyond = |number: &f32| (number.to_bits() & 0x7fff_ffff) + ONE_MORE;
    numbers.iter().map(beyond).fold(0, |all, bits| all | bits) >> 31 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_counts() {
        for at in 0..3 {
            let mut numbers = [1.0, -2.0, 0.0];
            assert!(!differ(&numbers, &[1.0, -2.0, -0.0]) && are_finite(&numbers));
            for other in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
                numbers[at] = other;
                assert!(differ(&numbers, &[1.0, -2.0, 0.0]) && !are_finite(&numbers));
            }
        }
        assert!(are_finite(&[f32::MAX, f32::MIN]) && differ(&[f32::NAN], &[f32::NAN]));
    }
}
