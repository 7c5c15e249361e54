//! Draws a sheet of paragraphs as a picture (PGM), to look at:
//! `cargo run -p inlay-text --example sheet -- FONTS-FOLDER OUT.pgm`.

use std::error::Error;
use std::fs;

use inlay_schema::values::{
    Direction, FontFace, FontStyle, LineHeight, NodeKind, TextAlign, TextOverflow, TextWrap,
    VerticalAlign,
};
use inlay_schema::{Writer, id};
use inlay_text::{AvailableWidth, Glyphs, Text, Uploads};

const WIDTH: usize = 1280;
const HEIGHT: usize = 960;

struct Sheet {
    text: Text,
    words: Vec<u32>,
    /// Node and where its border box is.
    places: Vec<(u32, f32, f32)>,
}

impl Sheet {
    fn paragraph(
        &mut self,
        (x, y, width, height): (f32, f32, f32, f32),
        content: &str,
        style: impl FnOnce(&mut Writer<'_>),
    ) -> Result<(), Box<dyn Error>> {
        let node = 2 + u32::try_from(self.places.len())?;
        self.words.clear();
        let mut writer = Writer::new(&mut self.words);
        writer.raw(id::CREATE_NODE, &[node, NodeKind::Text as u32]);
        writer.select(node);
        writer.entry(id::CONTENT, content);
        writer.entry(id::FONT_FAMILY, &vec!["Inter".to_owned()]);
        style(&mut writer);
        self.text.apply(&self.words)?;
        self.text.set_boxes(&[node], &[0.0, 0.0, width, height])?;
        self.text.set_scales(&[node], &[1.0])?;
        self.places.push((node, x, y));
        let size = self.text.measure(node, AvailableWidth::Definite(width));
        println!("{node}: {size:?}");
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("expected a folder with fonts and a file to write".into());
    };
    let mut sheet = Sheet {
        text: Text::new(),
        words: Vec::new(),
        places: Vec::new(),
    };
    let faces = [
        ("Inter", 400, "Inter-Regular.ttf"),
        ("Inter", 600, "Inter-SemiBold.ttf"),
        ("Inter", 700, "Inter-Bold.ttf"),
        ("Noto Sans Arabic", 600, "NotoSansArabic-SemiBold.ttf"),
        ("Noto Sans JP", 700, "NotoSansJP-Bold.ttf"),
    ];
    let mut writer = Writer::new(&mut sheet.words);
    for (font, (family, weight, src)) in (1..).zip(faces) {
        let (family, src) = (family.to_owned(), src.to_owned());
        writer.entry(
            id::ADD_FONT_FACE,
            &FontFace {
                font,
                family,
                weight,
                style: FontStyle::Normal,
                src,
            },
        );
    }
    sheet.text.apply(&sheet.words)?;
    for (font, (.., file)) in (1..).zip(faces) {
        sheet
            .text
            .add_font(font, fs::read(format!("{folder}/{file}"))?)?;
    }
    fill(&mut sheet)?;

    let glyphs = sheet.text.update().clone();
    let uploads = sheet.text.take_uploads();
    println!(
        "{} quads on {} pages, pending: {}",
        glyphs.pages.len(),
        uploads.parts.len() / 7,
        sheet.text.pending()
    );
    let mut picture = vec![16; WIDTH * HEIGHT];
    draw(&sheet, &glyphs, &uploads, &mut picture);
    let header = format!("P5 {WIDTH} {HEIGHT} 255\n");
    fs::write(out, [header.as_bytes(), &picture].concat())?;
    Ok(())
}

fn fill(sheet: &mut Sheet) -> Result<(), Box<dyn Error>> {
    let long = "The general’s efficient office: five offline affairs in an unfinished fjord — AVATAR, To, Wave, Yes. 1927 (153 min)";
    let arabic = "مرحبا بالعالم، هذا نص عربي متصل الحروف مع رقم 1927 وكلمة Metropolis في الوسط";
    let japanese =
        "東京物語は小津安二郎監督の映画です。カメラを低く据え、家族の姿を静かに見つめる。";
    sheet.paragraph(
        (20.0, 20.0, 600.0, 60.0),
        "Metropolis, AVATAR fi ffi",
        |style| {
            style.entry(id::FONT_SIZE, &48.0_f32);
            style.entry(id::FONT_WEIGHT, &700_u32);
        },
    )?;
    for (at, align) in [
        TextAlign::Start,
        TextAlign::Center,
        TextAlign::Right,
        TextAlign::Justify,
    ]
    .into_iter()
    .enumerate()
    {
        let x = 20.0 + 312.0 * f32::from(u8::try_from(at)?);
        sheet.paragraph((x, 90.0, 300.0, 200.0), long, |style| {
            style.entry(id::FONT_SIZE, &22.0_f32);
            style.entry(id::TEXT_ALIGN, &align);
        })?;
    }
    sheet.paragraph((20.0, 300.0, 600.0, 100.0), arabic, |style| {
        style.entry(id::FONT_SIZE, &28.0_f32);
    })?;
    sheet.paragraph((660.0, 300.0, 300.0, 100.0), arabic, |style| {
        style.entry(id::FONT_SIZE, &28.0_f32);
        style.entry(id::MAX_LINES, &2_u32);
        style.entry(id::TEXT_OVERFLOW, &TextOverflow::Ellipsis);
    })?;
    sheet.paragraph((20.0, 420.0, 300.0, 200.0), japanese, |style| {
        style.entry(id::FONT_SIZE, &26.0_f32);
    })?;
    sheet.paragraph((340.0, 420.0, 300.0, 200.0), japanese, |style| {
        style.entry(id::FONT_SIZE, &26.0_f32);
        style.entry(id::MAX_LINES, &2_u32);
        style.entry(id::TEXT_OVERFLOW, &TextOverflow::Ellipsis);
    })?;
    sheet.paragraph((660.0, 420.0, 300.0, 80.0), long, |style| {
        style.entry(id::FONT_SIZE, &22.0_f32);
        style.entry(id::TEXT_OVERFLOW, &TextOverflow::Ellipsis);
        style.entry(id::LINE_HEIGHT, &LineHeight::Number(1.2));
    })?;
    sheet.paragraph((660.0, 520.0, 300.0, 80.0), long, |style| {
        style.entry(id::FONT_SIZE, &22.0_f32);
        style.entry(id::TEXT_WRAP, &TextWrap::Nowrap);
        style.entry(id::TEXT_OVERFLOW, &TextOverflow::Ellipsis);
        style.entry(id::VERTICAL_ALIGN, &VerticalAlign::Bottom);
    })?;
    sheet.paragraph(
        (20.0, 620.0, 600.0, 80.0),
        "Mixed: Metropolis متروبوليس メトロポリス, all in one line (1927).",
        |style| {
            style.entry(id::FONT_SIZE, &26.0_f32);
            style.entry(id::LETTER_SPACING, &1.0_f32);
        },
    )?;
    sheet.paragraph(
        (660.0, 620.0, 300.0, 80.0),
        "عنوان طويل جدا لا يتسع له السطر الواحد أبدا",
        |style| {
            style.entry(id::FONT_SIZE, &26.0_f32);
            style.entry(id::DIRECTION, &Direction::Rtl);
            style.entry(id::TEXT_WRAP, &TextWrap::Nowrap);
            style.entry(id::TEXT_OVERFLOW, &TextOverflow::Ellipsis);
        },
    )?;
    sheet.paragraph((20.0, 720.0, 1200.0, 200.0), "Huge", |style| {
        style.entry(id::FONT_SIZE, &220.0_f32);
        style.entry(id::FONT_WEIGHT, &600_u32);
    })?;
    Ok(())
}

/// Copies every quad's pixels to its place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the sheet's own numbers"
)]
fn draw(sheet: &Sheet, glyphs: &Glyphs, uploads: &Uploads, picture: &mut [u8]) {
    let page_of = |page: u32| {
        let pages = uploads.parts.chunks(7);
        let start: usize = pages
            .clone()
            .take_while(|part| part[0] != page)
            .map(|part| (part[5] * part[6]) as usize)
            .sum();
        &uploads.pixels[start..]
    };
    for told in glyphs.nodes.chunks(3) {
        let Some(&(_, left, top)) = sheet.places.iter().find(|place| place.0 == told[0]) else {
            continue;
        };
        for quad in told[1] as usize..(told[1] + told[2]) as usize {
            let numbers = &glyphs.quads[8 * quad..];
            let page = page_of(glyphs.pages[quad]);
            for y in 0..numbers[7] as usize {
                for x in 0..numbers[6] as usize {
                    let from = (numbers[5] as usize + y) * 1024 + numbers[4] as usize + x;
                    let (to_x, to_y) = (
                        (left + numbers[0]) as usize + x,
                        (top + numbers[1]) as usize + y,
                    );
                    if to_x < WIDTH && to_y < HEIGHT {
                        let to = &mut picture[to_y * WIDTH + to_x];
                        *to = (*to).max(page[from]);
                    }
                }
            }
        }
    }
}
