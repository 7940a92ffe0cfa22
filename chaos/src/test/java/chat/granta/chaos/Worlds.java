package chat.granta.chaos;

import chat.granta.chaos.cluster.Directories;
import chat.granta.chaos.people.Outcome;
import chat.granta.chaos.report.FaultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link Trial}: one world for all of them, which the first starts; after the last the table is printed. */
final class Worlds implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Worlds.class);
    private static final int MOST_TRIALS = 40;

    private record Stage(Trial trial, World world, FaultTable table, Path directory) implements AutoCloseable {
        static Stage set() {
            try {
                Path directory = Files.createTempDirectory("granta-chaos");
                var world = World.start(directory, IntStream.range(0, MOST_TRIALS).mapToObj(Trial::crowd).toList(),
                        2 * Trial.PAIRS + 1);
                var table = new FaultTable(Outcome.COLUMNS);
                return new Stage(new Trial(world, table), world, table, directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            table.print(System.out);
            world.close();
            if (Boolean.getBoolean("granta.chaos.keep")) {
                return;
            }
            Directories.delete(directory);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Trial.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stage.class, _ -> Stage.set(), Stage.class)
                .trial();
    }
}
