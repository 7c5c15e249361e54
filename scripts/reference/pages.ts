/**
 * The pages of the API reference, and what is on each.
 *
 * @module
 */

/** A page. */
export interface PageInfo {
  /** Name of its file in docs/reference, without `.md`. */
  readonly file: string;
  readonly title: string;
  /** What stands under the title. */
  readonly intro: string;
  /** Exports of the package in their order; a name that is not exported is taken from `inner`. */
  readonly names: readonly string[];
}

/** Types that are not exported by themselves, but that exported ones are made of: their files. */
export const inner: Readonly<Record<string, string>> = { ShortForms: 'host/src/app/properties.ts' };

/** All pages. */
export const pages: readonly PageInfo[] = [
  {
    file: 'stage',
    title: 'The stage',
    intro:
      'How to create a stage, its members, options, events and fonts. A guide: [Writing apps](../writing-apps.md).',
    names: [
      ...[
        'App',
        'createStage',
        'runApp',
        'runInWorker',
        'Stage',
        'StageEvents',
        'FontFace',
        'Preloads',
        'DumpOptions',
        'StageOptions',
        'RunOptions',
      ],
      ...['RunningApp', 'Threads', 'Insets'],
    ],
  },
  {
    file: 'node',
    title: 'Nodes',
    intro:
      'Views, images and texts, and their events. Their properties: [Properties](properties.md). Image formats: [Images](../images.md).',
    names: [
      ...[
        'Node',
        'NodeData',
        'AppTypes',
        'NodeKind',
        'Rect',
        'AppState',
        'NodeEvent',
        'NodeEvents',
        'NodeEventName',
        'NodeEventDetails',
      ],
      ...['Listener', 'KeyName', 'NavigationDirection', 'FocusStayReason', 'LoadError'],
    ],
  },
  {
    file: 'properties',
    title: 'Properties',
    intro:
      'What `node.set` and the factories of a stage take. Each property by its name, with its unit, default and range: [schema](schema.md).',
    names: [
      ...[
        'NodeProperties',
        'ViewProperties',
        'ImageProperties',
        'TextProperties',
        'StyleProperties',
        'ShortForms',
      ],
      ...[
        'LayoutProperties',
        'ScrollProperties',
        'FocusGroupProperties',
        'StateStyles',
        'Transitions',
      ],
      ...[
        'PropertyInput',
        'Color',
        'LengthInput',
        'DimensionInput',
        'SizeInput',
        'LineHeightInput',
        'FontWeightInput',
        'GridLineInput',
      ],
      ...['TracksInput', 'Sides', 'Axes', 'Ends'],
      ...[
        'Gradient',
        'linearGradient',
        'LinearGradient',
        'radialGradient',
        'RadialGradient',
        'ColorStop',
        'CornerColors',
        'BoxShadow',
      ],
    ],
  },
  {
    file: 'motion',
    title: 'Animation and motion',
    intro: 'Web Animations, transitions, springs and easings.',
    names: [
      ...[
        'Animation',
        'PlayState',
        'KeyframesInput',
        'KeyframeInput',
        'AnimatedProperties',
        'TimingInput',
        'Motion',
      ],
      ...[
        'tween',
        'Tween',
        'spring',
        'Spring',
        'SpringOptions',
        'Easing',
        'cubicBezier',
        'linear',
        'steps',
      ],
      'StepPosition',
    ],
  },
  {
    file: 'errors',
    title: 'Errors',
    intro:
      'Errors that wrong use throws or that the event `error` reports. Faults of the engine: [When things break](../when-things-break.md).',
    names: ['InlayError', 'InlayErrorCode'],
  },
];
