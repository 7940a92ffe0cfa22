package chat.granta.testkit.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of plays. */
public record Transcript(String file, List<Play> plays) {

    /**
     * Reads a file.
     *
     * @throws PlayFailure when a line is not understood
     */
    public static Transcript read(Path file) throws IOException {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    /** Reads a transcript's text; the file name is for messages. */
    public static Transcript parse(String file, String text) {
        var parser = new Parser(file);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        return new Transcript(file, parser.end());
    }

    private static final class Parser {
        private final String file;
        private final List<Play> plays = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final StringBuilder block = new StringBuilder();
        private String heading = "";
        private int headingLine;
        private String words = "";
        private int wordsLine;

        Parser(String file) {
            this.file = file;
        }

        void line(int number, String line) {
            if (line.startsWith("# ")) {
                endPlay();
                heading = line.substring(2).strip();
                headingLine = number;
            } else if (line.startsWith(" ") || line.isBlank()) {
                if (!line.isBlank() && !words.endsWith(":")) {
                    throw failure(number, "an indented line belongs behind a line that ends in a colon");
                }
                block.append(line).append('\n');
            } else if (line.startsWith("(")) {
                // A stage direction, for the reader.
                endStep();
            } else {
                endStep();
                if (heading.isEmpty()) {
                    throw failure(number, "a play begins with a heading: # and what it shows");
                }
                words = line.strip();
                wordsLine = number;
            }
        }

        List<Play> end() {
            endPlay();
            return List.copyOf(plays);
        }

        private void endPlay() {
            endStep();
            if (!heading.isEmpty()) {
                if (steps.isEmpty()) {
                    throw failure(headingLine, "nothing happens in this play");
                }
                plays.add(new Play(file, headingLine, heading, steps));
            }
            steps.clear();
            heading = "";
        }

        private void endStep() {
            if (!words.isEmpty()) {
                boolean hasBlock = words.endsWith(":");
                String text = block.toString().stripTrailing().stripIndent().strip();
                if (hasBlock && text.isEmpty()) {
                    throw failure(wordsLine, "a colon, and no indented block behind it");
                }
                var step = new Step(wordsLine, hasBlock ? words.substring(0, words.length() - 1) : words, text);
                if (!Steps.knows(step)) {
                    throw failure(wordsLine, "not understood: " + words);
                }
                steps.add(step);
            }
            words = "";
            block.setLength(0);
        }

        private PlayFailure failure(int line, String what) {
            return new PlayFailure(file, line, heading, what, null);
        }
    }
}
