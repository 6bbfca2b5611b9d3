/** Texts of the frame of the office. */
export default {
  office: {
    title: 'Office',
    skip: 'Skip to content',
    desk: 'Back to the desk',
    sections: 'Sections of the office',
    start: 'Sections',
    none: 'There is no section for you.',
    only: 'Your role may not use this section. Ask an admin if you need it.',
  },
}
