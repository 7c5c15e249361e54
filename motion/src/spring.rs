//! Damped springs in closed form.
//!
//! The displacement `x` of a mass of 1 follows `x'' = -stiffness x - damping x'`. Its solution is
//! linear in the displacement and speed at the start, so a time is two by two numbers
//! ([`Propagation`]) that move both: they serve as well for four parts of a colour as for one
//! number.

/// Damping that is critical within this share of the stiffness is taken as critical: the other
/// forms lose digits there.
const NEARLY_CRITICAL: f64 = 1e-8;

/// Longest time that is looked at, in seconds.
const FOR_EVER: f64 = 1e12;

/// A damped spring.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spring {
    stiffness: f64,
    /// Half of the damping: how fast the motion fades, in 1/s.
    decay: f64,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Shape {
    /// Swings with this angular frequency, in 1/s.
    Under(f64),
    Critical,
    /// Creeps: half the difference of the two rates, the slow and the fast rate, in 1/s.
    Over(f64, f64, f64),
}

/// What a spring does with a displacement and a speed in a time.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Propagation {
    /// Displacement from displacement.
    pub xx: f64,
    /// Displacement from speed, in s.
    pub xv: f64,
    /// Speed from displacement, in 1/s.
    pub vx: f64,
    /// Speed from speed.
    pub vv: f64,
}

impl Spring {
    /// A spring of a stiffness in 1/s² and a damping in 1/s; `2 * stiffness.sqrt()` is critical.
    /// What is not positive, or no number, counts as the least of the schema: a stiffness of 0.01,
    /// a damping of 0.
    pub fn new(stiffness: f64, damping: f64) -> Self {
        let stiffness = if stiffness >= 0.01 {
            stiffness.min(f64::from(f32::MAX))
        } else {
            0.01
        };
        let decay = if damping > 0.0 {
            0.5 * damping.min(f64::from(f32::MAX))
        } else {
            0.0
        };
        let excess = decay * decay - stiffness;
        let shape = if excess.abs() <= NEARLY_CRITICAL * stiffness {
            Shape::Critical
        } else if excess < 0.0 {
            Shape::Under((-excess).sqrt())
        } else {
            let half = excess.sqrt();
            Shape::Over(half, stiffness / (decay + half), decay + half)
        };
        Self {
            stiffness,
            decay,
            shape,
        }
    }

    /// Natural frequency in 1/s: the square root of the stiffness.
    pub fn frequency(&self) -> f64 {
        self.stiffness.sqrt()
    }

    /// Seconds in which it does nearly all of a way: twice damping over stiffness, which is twice
    /// its lag behind what moves evenly, and at least four over its natural frequency. A
    /// critically damped one has 9 % of the way left then.
    pub fn response(&self) -> f64 {
        4.0 * (self.decay / self.stiffness).max(self.frequency().recip())
    }

    /// What it does in `elapsed` seconds; before 0 nothing yet.
    pub fn propagate(&self, elapsed: f64) -> Propagation {
        let t = elapsed.clamp(0.0, FOR_EVER);
        // Both fade: `even` from 1, `odd` rises first as t does.
        let (even, odd) = match self.shape {
            Shape::Under(frequency) => {
                let fade = (-self.decay * t).exp();
                let (sine, cosine) = (frequency * t).sin_cos();
                (fade * cosine, fade * sine / frequency)
            }
            Shape::Critical => {
                let fade = (-self.decay * t).exp();
                (fade, fade * t)
            }
            Shape::Over(half, slow, fast) => {
                let (slow, fast) = ((-slow * t).exp(), (-fast * t).exp());
                (0.5 * (slow + fast), 0.5 * (slow - fast) / half)
            }
        };
        Propagation {
            xx: even + self.decay * odd,
            xv: odd,
            vx: -self.stiffness * odd,
            vv: even - self.decay * odd,
        }
    }

    /// Seconds after which it stays within `tolerance` of rest, having started at `displacement`
    /// with `speed` per second. Infinite if it never does (without damping).
    ///
    /// Found from a bound of the motion that only falls in the end, so it can be up to half a swing
    /// late, never early. The speed is then at most about `tolerance` times the square root of the
    /// stiffness, per second.
    pub fn settle(&self, displacement: f64, speed: f64, tolerance: f64) -> f64 {
        let x = displacement.abs();
        let drive = (speed + self.decay * displacement).abs();
        if x <= tolerance && drive <= tolerance * self.decay.max(self.stiffness.sqrt()) {
            return 0.0;
        }
        if self.decay <= 0.0 || tolerance <= 0.0 {
            return f64::INFINITY;
        }
        let bound = |t: f64| match self.shape {
            Shape::Under(frequency) => {
                let swing = x.hypot(drive / frequency);
                (-self.decay * t).exp() * swing.min(x + drive * t)
            }
            Shape::Critical => (-self.decay * t).exp() * (x + drive * t),
            Shape::Over(half, slow, fast) => {
                let (slow, fast) = ((-slow * t).exp(), (-fast * t).exp());
                0.5 * (slow + fast) * x + 0.5 * (slow - fast) / half * drive
            }
        };
        // From here on the bound falls.
        let mut low = match self.shape {
            Shape::Over(..) => self.stiffness.sqrt().recip(),
            _ => self.decay.recip(),
        };
        if bound(low) <= tolerance {
            return low;
        }
        let mut high = low;
        while bound(high) > tolerance {
            high *= 2.0;
            if high > FOR_EVER {
                return f64::INFINITY;
            }
        }
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if bound(middle) > tolerance {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }
}
