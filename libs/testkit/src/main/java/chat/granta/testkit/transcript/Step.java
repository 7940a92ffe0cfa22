package chat.granta.testkit.transcript;

/**
 * A line of a play, and the indented block behind it.
 *
 * @param words the line, without the colon before a block
 * @param block without its indentation; empty when there is none
 */
record Step(int line, String words, String block) {
    @Override
    public String toString() {
        return words + (block.isEmpty() ? "" : ":\n" + block.indent(2).stripTrailing());
    }
}
