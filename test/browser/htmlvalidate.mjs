// Which rules of html-validate hold for our pages? All that it recommends, but
// for these few, each for the reason beside it.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Every asset is a file of the same site with a hash in its name, and a
    // browser cannot check the integrity of what it reads from a file share.
    "require-sri": "off",
    // Telephone numbers are kept together by the style (.tel), so that whoever
    // copies one gets plain spaces and hyphens.
    "tel-non-breaking": "off",
    // Titles hold the names of units and people as the municipality writes them.
    "long-title": "off",
    // The state of a plan stands before the plan: staff read it first, on a
    // phone too. From then on no level is left out.
    "heading-level": ["error", { minInitialRank: "h2" }],
    // A wide table scrolls in a box that can be reached with the keyboard and so
    // needs a name; the box is no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
}
