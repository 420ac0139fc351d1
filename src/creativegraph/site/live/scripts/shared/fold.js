// Folds names, so that they are found with and without diacritics.

/** Returns a text in small letters without diacritics. */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
