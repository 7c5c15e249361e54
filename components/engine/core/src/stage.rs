//! The stage: what of its settings is right, and what follows from it.

use inlay_schema::values::RefusalReason;
use inlay_schema::{Entries, is_optional};

use crate::{EngineError, RefusedSetting, Stage};

/// Greatest size, in dp and in pixels.
pub const MAX_SIZE: u32 = 16384;

/// The settings with those of a stream; others stay as they are.
///
/// # Errors
///
/// [`EngineError::BadSetting`] with the first one that is unknown or no value of its type.
pub fn with_settings(mut stage: Stage, settings: &[u32]) -> Result<Stage, EngineError> {
    for entry in Entries::new(settings) {
        let entry = entry.map_err(|error| refused(error.id, error.reason(), error.facts()))?;
        let is_known = stage
            .set(entry.id, entry.value)
            .map_err(|error| refused(entry.id, error.reason(), error.facts()))?;
        if !is_known && !is_optional(entry.id) {
            let number = u32::from(entry.id);
            return Err(refused(entry.id, RefusalReason::Unsupported, (number, 0)));
        }
    }
    Ok(stage)
}

fn refused(setting: u16, reason: RefusalReason, (expected, found): (u32, u32)) -> EngineError {
    EngineError::BadSetting(RefusedSetting {
        setting: u32::from(setting),
        reason: reason.word(),
        expected,
        found,
    })
}

/// Device pixels per dp, across and down. They differ a little where the surface has not quite the
/// shape of the stage, as 1366 x 768.
#[expect(clippy::cast_precision_loss, reason = "at most 16384")]
pub fn pixel_ratios(stage: &Stage) -> [f32; 2] {
    [
        stage.pixel_width as f32 / stage.width,
        stage.pixel_height as f32 / stage.height,
    ]
}

/// Device pixels per dp, the greater of both axes.
pub fn pixel_ratio(stage: &Stage) -> f32 {
    let [across, down] = pixel_ratios(stage);
    across.max(down)
}

#[cfg(test)]
mod tests {
    use inlay_schema::{Writer, id};

    use super::*;

    fn refusal(write: impl FnOnce(&mut Writer<'_>)) -> Option<(u32, Option<RefusalReason>)> {
        let mut words = Vec::new();
        write(&mut Writer::new(&mut words));
        match with_settings(Stage::default(), &words) {
            Err(EngineError::BadSetting(RefusedSetting {
                setting, reason, ..
            })) => Some((setting, RefusalReason::from_word(reason))),
            Err(error) => panic!("expected a refused setting, got {error:?}"),
            Ok(_) => None,
        }
    }

    #[test]
    fn settings_that_are_left_out_stay() {
        let mut words = Vec::new();
        Writer::new(&mut words).entry(id::SETTING_WIDTH, &800.0_f32);
        let wide = with_settings(Stage::default(), &words).expect("a good setting");
        assert_eq!((wide.width, wide.height), (800.0, 1080.0));
        assert_eq!(with_settings(wide, &[]), Ok(wide));
    }

    #[test]
    fn all_settings_are_read_as_they_were_written() {
        let stage = Stage {
            width: 1000.5,
            pixel_width: 7,
            texture_budget: u32::MAX,
            draws: 5,
            overscan_left: 3.0,
            ..Stage::default()
        };
        let mut words = Vec::new();
        stage.write(&mut words);
        assert_eq!(with_settings(Stage::default(), &words), Ok(stage));
    }

    #[test]
    fn an_unknown_setting_is_skipped_if_its_number_says_so_and_else_refused() {
        let raw = |id: u16| {
            refusal(|writer| {
                writer.raw(id, &[1, 2, 3]);
            })
        };
        assert_eq!(raw(0x82ff), None);
        let unsupported = Some(RefusalReason::Unsupported);
        // The last two are no settings, whatever their bits say.
        for id in [0x827f, id::WIDTH, id::EVENT_FOCUS | 0x80] {
            assert_eq!(raw(id), Some((u32::from(id), unsupported)));
        }
    }

    #[test]
    fn a_value_out_of_range_or_of_another_type_is_refused_with_the_number() {
        let number = |id: u16, word: u32| {
            refusal(|writer| {
                writer.raw(id, &[word]);
            })
        };
        let out = Some(RefusalReason::OutOfRange);
        for (id, word) in [
            (id::SETTING_WIDTH, 0.0_f32.to_bits()),
            (id::SETTING_HEIGHT, f32::NAN.to_bits()),
            (id::SETTING_PIXEL_WIDTH, 0),
            (id::SETTING_PIXEL_HEIGHT, MAX_SIZE + 1),
            (id::SETTING_TEXTURE_UNITS, 17),
            (id::SETTING_OVERSCAN_TOP, (-1.0_f32).to_bits()),
        ] {
            assert_eq!(number(id, word), Some((u32::from(id), out)), "{id:#x}");
        }
        assert_eq!(
            refusal(|writer| {
                writer.raw(id::SETTING_WIDTH, &[]);
            }),
            Some((u32::from(id::SETTING_WIDTH), Some(RefusalReason::BadValue)))
        );
        let cut = [u32::from(id::SETTING_WIDTH) | 2 << 16, 0];
        assert!(matches!(
            with_settings(Stage::default(), &cut),
            Err(EngineError::BadSetting(found))
                if found.reason == RefusalReason::BadLength.word() && found.expected == 2
        ));
    }
}
