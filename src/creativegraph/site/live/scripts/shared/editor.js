// An editor of SPARQL in a shadow root, where its styles need no inline style of the page.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--link)", fontWeight: "600" },
  { tag: [tags.string, tags.literal], color: "var(--good)" },
  { tag: [tags.comment, tags.meta], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--visited)" },
]);
const LOOK = EditorView.theme({
  "&": { border: "1px solid var(--edge)", borderRadius: "6px", background: "var(--raised)", color: "var(--ink)", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "3px solid var(--warn)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace", minHeight: "12rem", maxHeight: "28rem", overflow: "auto" },
  ".cm-gutters": { background: "var(--wash)", color: "var(--soft)", border: "none" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--mark)" },
  ".cm-matchingBracket": { background: "var(--mark)" },
  ".cm-tooltip": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--link)", color: "var(--paper)" },
});

/** From how many letters on a line has no colours: the mode looks at each letter with all that follow it. */
const LONGEST = 5000;
const COLOURED = {
  ...sparql,
  token(stream, state) {
    if (stream.string.length <= LONGEST) return sparql.token(stream, state);
    stream.skipToEnd();
    return null;
  },
};

/** Puts an editor into an element: `label` names it, `changed` hears of each change, `options` completes words. */
export function editor(place, { text, label, run, changed, options }) {
  const root = place.attachShadow({ mode: "open" });
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
      StreamLanguage.define(COLOURED), syntaxHighlighting(COLOURS), LOOK,
      autocompletion({ override: [completed(options)], icons: false, activateOnTyping: true }),
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }])),
      // Tab is not taken: whoever has no mouse leaves the editor with it.
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
      EditorView.domEventHandlers({ beforeinput: replaced }),
      EditorView.updateListener.of((update) => update.docChanged && changed(update)),
    ],
  });
  const view = new EditorView({ state, root, parent: root });
  return {
    view,
    get text() { return view.state.doc.toString(); },
    set text(given) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: given } }); },
    insert(given) { view.dispatch({ changes: { from: 0, insert: given } }); },
  };
}

/** Replaces a selection itself: the browser would give what is typed its colours by an inline style. */
function replaced(event, view) {
  if (event.inputType !== "insertText" || event.data === null || view.composing || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function completed(options) {
  return (context) => {
    const word = context.matchBefore(/[\w.-]*:?[\w.-]*/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    return { from: word.from, options: options(), validFor: /^[\w.-]*:?[\w.-]*$/ };
  };
}
