interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly attention: string;
  readonly good: string;
  readonly emphasis: string;
  readonly goodPaper: string;
  readonly line: string;
}

const foreground = ({ ink, quiet, accent, attention, good }: Colours) => {
  const both = (colour: string, subtle = colour) => ({ default: colour, subtle });
  return {
    default: both(ink, quiet),
    dark: both(ink, quiet),
    light: both(ink, quiet),
    accent: both(accent),
    good: both(good),
    warning: both(attention),
    attention: both(attention),
  };
};

const fonts = (fontFamily: string) => ({
  fontFamily,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
});

/** How Teams looks, as far as the renderer is told. */
const hostConfig = (colours: Colours) => {
  const { paper, emphasis, goodPaper, line } = colours;
  const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground(colours) });
  return {
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    fontTypes: {
      default: fonts("'Segoe UI', system-ui, Roboto, 'Helvetica Neue', Arial, sans-serif"),
      monospace: fonts("ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace"),
    },
    containerStyles: {
      default: container(paper),
      emphasis: container(emphasis),
      accent: container(emphasis),
      good: container(goodPaper),
      attention: container(emphasis),
      warning: container(emphasis),
    },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    textBlock: { headingLevel: 3 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
    },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
  };
};

export const hostConfigs = {
  light: hostConfig({
    paper: '#ffffff',
    ink: '#242424',
    quiet: '#616161',
    accent: '#5b5fc7',
    attention: '#c4314b',
    good: '#107c10',
    emphasis: '#f5f5f5',
    goodPaper: '#e7f2da',
    line: '#d1d1d1',
  }),
  dark: hostConfig({
    paper: '#292929',
    ink: '#ffffff',
    quiet: '#d6d6d6',
    accent: '#a6a7dc',
    attention: '#ff8f9d',
    good: '#92c353',
    emphasis: '#1f1f1f',
    goodPaper: '#0d2e0d',
    line: '#666666',
  }),
} as const;
