import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** 藍, the one accent: what can be done next. */
const indigo: MantineColorsTuple = [
  '#eaf4f9',
  '#d4e6f0',
  '#a8cde0',
  '#7ab3d0',
  '#5aa1c6',
  '#3f8cb5',
  '#2a789f',
  '#1a6289',
  '#165373',
  '#0f3f58',
];

const faces =
  '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", "Yu Gothic", Meiryo, system-ui, sans-serif';

export const theme = createTheme({
  fontFamily: faces,
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK JP", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '1rem', sm: '1rem', md: '1rem', lg: '1.25rem', xl: '2rem' },
  headings: { fontFamily: faces, fontWeight: '600' },
  colors: { indigo },
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Label above, help below.
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
});
