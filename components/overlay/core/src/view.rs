//! How a report looks: laid out by egui, as triangles.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Frame, Id, Mesh, RawInput,
    Rect, Sense, TexturesDelta, Ui, UiBuilder, Vec2, ViewportId, epaint, pos2, vec2,
};
use epaint_default_fonts::HACK_REGULAR;

use crate::report::{CHART, Chart, Line, Section};

/// Height that the overlay is laid out for: what is larger or smaller is scaled.
const HEIGHT: f32 = 1080.0;
/// Least and most device pixels per point: text stays legible, and in the font's texture.
const SCALES: [f32; 2] = [2.0 / 3.0, 4.0];
/// Longest side of the font's texture: it is as wide as that, and grows in height.
const TEXTURE_SIDE: usize = 1024;
const FONT: &str = "Hack";
const TEXT: f32 = 14.0;
/// Width of the panel, in points.
const WIDTH: f32 = 600.0;
/// Between what is said and the panel's edges, and from there to the stage's, in points.
const PADDING: i8 = 14;
const MARGIN: f32 = 24.0;
/// Letters before what is said of a name.
const NAMES: usize = 16;
/// Height of a chart in points, and the milliseconds that it shows at most.
const CHART_HEIGHT: f32 = 44.0;
const CHART_MOST: f32 = 50.0;

const GROUND: Color32 = Color32::from_rgba_premultiplied(13, 17, 25, 238);
const CHART_GROUND: Color32 = Color32::from_rgba_premultiplied(30, 34, 43, 255);
const TITLE: Color32 = Color32::from_rgb(120, 190, 255);
const NAME: Color32 = Color32::from_gray(150);
const VALUE: Color32 = Color32::from_gray(235);
const CHOSEN: Color32 = Color32::from_rgb(255, 220, 110);
const GOOD: Color32 = Color32::from_rgb(70, 120, 80);
const LATE: Color32 = Color32::from_rgb(190, 80, 60);
const PART: Color32 = Color32::from_rgb(130, 220, 140);

/// What is to be drawn, in device pixels.
pub(crate) struct Picture {
    pub meshes: Vec<Clipped>,
    /// What changed of the font's texture since the last one.
    pub textures: TexturesDelta,
}

/// Triangles in a rectangle.
pub(crate) struct Clipped {
    pub clip: Rect,
    pub mesh: Mesh,
}

/// The panel.
#[derive(Default, Debug)]
pub(crate) struct View {
    context: Option<Context>,
}

impl View {
    /// Draws a report for a surface of so many device pixels.
    pub(crate) fn draw(&mut self, [width, height]: [u32; 2], report: &[Section]) -> Picture {
        let context = self.context.get_or_insert_with(context);
        let [least, most] = SCALES;
        let scale = (height as f32 / HEIGHT).clamp(least, most);
        let size = vec2(width as f32, height as f32) / scale;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            max_texture_side: Some(TEXTURE_SIDE),
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(scale);
        }
        let output = context.run(input, |context| panel(context, report));
        let meshes = context.tessellate(output.shapes, output.pixels_per_point);
        let meshes = meshes.into_iter().filter_map(|part| match part.primitive {
            epaint::Primitive::Mesh(mut mesh) => {
                for vertex in &mut mesh.vertices {
                    vertex.pos = (vertex.pos.to_vec2() * scale).to_pos2();
                }
                let clip = part.clip_rect * scale;
                Some(Clipped { clip, mesh })
            }
            epaint::Primitive::Callback(_) => None,
        });
        Picture {
            meshes: meshes.collect(),
            textures: output.textures_delta,
        }
    }
}

/// egui with one font, and without motion: who draws does so only now and then.
fn context() -> Context {
    let context = Context::default();
    let mut fonts = FontDefinitions::empty();
    let data = Arc::new(FontData::from_static(HACK_REGULAR));
    fonts.font_data.insert(FONT.to_owned(), data);
    for family in [FontFamily::Monospace, FontFamily::Proportional] {
        fonts.families.insert(family, vec![FONT.to_owned()]);
    }
    context.set_fonts(fonts);
    context.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.spacing.item_spacing = vec2(0.0, 3.0);
    });
    context
}

fn panel(context: &Context, report: &[Section]) {
    // At a place of its own: an area of egui is measured first, and not seen in its first frame.
    let width = WIDTH + 2.0 * f32::from(PADDING);
    let screen = context.content_rect();
    let corner = pos2(screen.right() - MARGIN - width, screen.top() + MARGIN);
    let place = Rect::from_min_size(corner, vec2(width, screen.height() - 2.0 * MARGIN));
    let mut ui = Ui::new(
        context.clone(),
        Id::new("overlay"),
        UiBuilder::new().max_rect(place),
    );
    let frame = Frame::new()
        .fill(GROUND)
        .corner_radius(8)
        .inner_margin(PADDING);
    frame.show(&mut ui, |ui| {
        ui.set_width(WIDTH);
        for (index, section) in report.iter().enumerate() {
            if index > 0 {
                ui.add_space(8.0);
            }
            ui.label(words(section.title, TITLE));
            if let Some(chart) = &section.chart {
                draw_chart(ui, chart);
            }
            for line in &section.lines {
                ui.label(worded(line));
            }
        }
    });
}

fn format_in(color: Color32) -> TextFormat {
    TextFormat::simple(FontId::monospace(TEXT), color)
}

fn words(text: &str, color: Color32) -> LayoutJob {
    LayoutJob::single_section(text.to_owned(), format_in(color))
}

/// A name, and what is said of it behind; it goes on below that where it is long.
fn worded(line: &Line) -> LayoutJob {
    let value = if line.is_chosen { CHOSEN } else { VALUE };
    let mut job = words(&format!("{:<NAMES$} ", line.name), NAME);
    job.append(&line.text, 0.0, format_in(value));
    job
}

fn draw_chart(ui: &mut Ui, chart: &Chart) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, CHART_HEIGHT), Sense::empty());
    let painter = ui.painter();
    let height = |time: f32| (time.min(CHART_MOST) / CHART_MOST * CHART_HEIGHT).max(1.0);
    painter.rect_filled(rect, 0.0, CHART_GROUND);
    let width = WIDTH / CHART as f32;
    let first = CHART.saturating_sub(chart.bars.len());
    for (index, &[whole, part]) in chart.bars.iter().enumerate() {
        let left = rect.left() + (first + index) as f32 * width;
        let bar = |time: f32| {
            let size = Vec2::new(width - 1.0, height(time));
            Rect::from_min_size(pos2(left, rect.bottom() - size.y), size)
        };
        let is_late = whole > 1.5 * chart.mark;
        painter.rect_filled(bar(whole), 0.0, if is_late { LATE } else { GOOD });
        if part < whole {
            painter.rect_filled(bar(part), 0.0, PART);
        }
    }
    let mark = rect.bottom() - height(chart.mark);
    painter.hline(rect.x_range(), mark, (1.0, NAME));
}
