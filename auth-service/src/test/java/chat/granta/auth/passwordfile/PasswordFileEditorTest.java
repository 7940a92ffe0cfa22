package chat.granta.auth.passwordfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.granta.model.InvalidJidException;
import chat.granta.scram.ScramHash;
import chat.granta.scram.ScramKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileEditorTest {
    private static final Localparts NAMES = new Localparts("example.org");

    @TempDir
    private Path directory;
    private Path file;
    private PasswordFileEditor editor;

    @BeforeEach
    void makeEditor() {
        file = directory.resolve("etc/passwd");
        editor = new PasswordFileEditor(file, NAMES);
    }

    @Test
    void addsTheFirstUserToAFileThatOnlyItsOwnerReads() throws IOException {
        assertThat(editor.put("Romeo", "pencil")).isTrue();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(accounts()).containsExactly("romeo");
        assertThat(read().find("romeo").orElseThrow().keys()).as("good for whatever is offered")
                .extracting(ScramKeys::hash).containsExactly(ScramHash.values());
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void aRandomPasswordTakesTheFewestIterations() throws IOException {
        editor.putRandom("romeo", "x7Jc0q_Vb2-Z");
        assertThat(Files.readString(file)).matches(
                "romeo:\\{SCRAM-SHA-512}4096,.*;\\{SCRAM-SHA-256}4096,.*;\\{SCRAM-SHA-1}4096,.*\n");
    }

    @Test
    void changesOneFieldOfOneLine() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, "# staff\nJuliet:*:1001:Capulet \u00e9\nodd line\nromeo:*:1002:x\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(editor.put("juliet", "nightingale")).isFalse();
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("# staff");
        assertThat(lines.get(1)).startsWith("Juliet:{SCRAM-SHA-512}10000,").endsWith(":1001:Capulet \u00e9");
        assertThat(lines.subList(2, 4)).containsExactly("odd line", "romeo:*:1002:x");
    }

    @Test
    void aNameOutsideAsciiIsWrittenAsUtf8() throws IOException {
        editor.put("andr\u00e9", "pencil");
        editor.put("Andr\u00c9", "other");
        assertThat(accounts()).containsExactly("andr\u00e9");
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void removesAllSpellings() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "Romeo:*\njuliet:*\nROMEO:*\n");
        assertThat(editor.remove("romeo")).isTrue();
        assertThat(file).hasContent("juliet:*\n");
        assertThat(editor.remove("romeo")).isFalse();
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        Path real = directory.resolve("real");
        Files.writeString(real, "");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        editor.put("romeo", "pencil");
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(real)).startsWith("romeo:");
    }

    @Test
    void refusesNamesAndPasswordsThatWouldBreakTheFile() {
        assertThatThrownBy(() -> editor.put("a:b", "pencil")).isInstanceOf(InvalidJidException.class);
        assertThatThrownBy(() -> editor.put("a\nb", "pencil")).isInstanceOf(InvalidJidException.class);
        assertThatThrownBy(() -> editor.put("", "pencil")).isInstanceOf(InvalidJidException.class);
        assertThatThrownBy(() -> editor.put("#comment", "\u0007")).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).doesNotExist();
    }

    private List<String> accounts() throws IOException {
        return List.copyOf(read().accounts().keySet());
    }

    private PasswordFile read() throws IOException {
        return new PasswordFileReader(NAMES, new HashReader(false)).read(Files.readAllLines(file));
    }
}
