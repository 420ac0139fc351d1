// What stands in the address of a page, so that it can be shared.

/** Has the page in another language show the same: its link takes along what the address has. */
export function keep({ search, hash } = location) {
  document.querySelectorAll(".languages a").forEach((each) => Object.assign(each, { search, hash }));
}
