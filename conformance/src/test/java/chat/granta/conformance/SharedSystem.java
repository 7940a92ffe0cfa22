package chat.granta.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives tests a {@link RunningSystem} that they share, as a start takes longer than most of them: one that knows no other servers and limits
 * nobody's rate. The first test starts it; each has people of its own.
 */
final class SharedSystem implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(SharedSystem.class);
    private static final List<String> PEOPLE = Stream
            .of(LeavingTest.PEOPLE, PipeliningTest.PEOPLE, StandstillTest.PEOPLE)
            .flatMap(Collection::stream).toList();

    private static final class Running implements AutoCloseable {
        private final RunningSystem system;
        private volatile boolean hasFailed;

        Running() {
            try {
                system = RunningSystem.start(Files.createTempDirectory("granta-shared"), PEOPLE,
                        "--granta.c2s.rate-limit=off");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What a test has failed on is there to be looked into. */
        @Override
        public void close() throws IOException {
            system.close();
            if (!hasFailed) {
                FileSystemUtils.deleteRecursively(system.data());
            }
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Running.class, _ -> new Running(), Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).system;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            running(context).hasFailed = true;
        }
    }
}
