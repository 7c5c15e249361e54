//! When a load that failed is tried again. One rule for images and fonts.

use crate::values::LoadError;

/// Delay after the first failure, in milliseconds.
const FIRST: f64 = 1000.0;
/// Longest delay, in milliseconds.
const LONGEST: f64 = 60_000.0;

impl LoadError {
    /// Whether the same load may succeed later: the host did not reach the server, the server could
    /// not answer now (HTTP 5xx, 408, 425, 429), or it took too long.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Network | Self::TimedOut)
    }
}

/// Delay before the next try, in milliseconds, after so many failures in a row: 1, 2, 4 ...
/// seconds, at most 60.
///
/// No failure counts as one.
pub fn retry_delay(failures: u32) -> f64 {
    let doublings = failures.saturating_sub(1).min(16);
    (FIRST * f64::from(1_u32 << doublings)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_up_to_a_minute() {
        let delays = [0, 1, 2, 3, 6, 7, u32::MAX].map(|failures| retry_delay(failures).to_string());
        assert_eq!(
            delays,
            ["1000", "1000", "2000", "4000", "32000", "60000", "60000"]
        );
    }
}
