package chat.granta.audit.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium without a window, by its DevTools protocol. Used by one thread. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HEIGHT = 900;
    /** Of Windows, by which browsers tell keys apart. */
    private static final Map<String, Integer> KEY_CODES = Map.of("Tab", 9, "Enter", 13, "ArrowDown", 40);

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger loaded = new AtomicInteger();

    /** Puts messages together from their parts. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                JsonNode said = JSON.readTree(message.toString());
                message.setLength(0);
                hear(said);
            }
            from.request(1);
            return null;
        }
    }

    private Browser(Process process, URI page) {
        this.process = process;
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
    }

    static boolean isInstalled() {
        return program() != null;
    }

    private static String program() {
        return Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable).map(Path::toString).findFirst().orElse(null);
    }

    /** @param authorization sent with each request, as after a password was asked for */
    static Browser start(Path profile, String authorization) throws IOException {
        Path log = profile.resolveSibling("chromium.log");
        Process process = new ProcessBuilder(Objects.requireNonNull(program()), "--headless=new", "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            await("the browser").atMost(PATIENCE).until(() -> Files.exists(port) && Files.size(port) > 0);
            URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
            JsonNode page = await("its page").atMost(PATIENCE).ignoreExceptions().until(() -> {
                try (var in = list.toURL().openStream()) {
                    return JSON.readTree(in).valueStream().filter(each -> each.get("type").asString().equals("page"))
                            .findFirst().orElseThrow();
                }
            }, Objects::nonNull);
            var browser = new Browser(process, URI.create(page.get("webSocketDebuggerUrl").asString()));
            Stream.of("Page", "Runtime", "Log", "Network")
                    .forEach(domain -> browser.call(domain + ".enable", Map.of()));
            browser.call("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", authorization)));
            return browser;
        } catch (RuntimeException | IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void hear(JsonNode said) {
        switch (said.path("method").asString("")) {
            case "" -> answers.remove(said.get("id").asInt()).complete(said);
            case "Page.loadEventFired" -> loaded.incrementAndGet();
            // What a script has done, or was kept from.
            case "Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
                complaints.add(said.toString());
            case "Log.entryAdded" -> {
                // What is answered with an error is no doing of the page's.
                if (!said.at("/params/entry/source").asString().equals("network")) {
                    complaints.add(said.toString());
                }
            }
            case "Network.requestWillBeSent" -> {
                // The browser draws parts of fields, such as a calendar, by pictures of its own.
                String url = said.at("/params/request/url").asString();
                if (!url.startsWith("data:")) {
                    asked.add(url);
                }
            }
            default -> {
                // Much else is told.
            }
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = calls.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).join();
        JsonNode said = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (said.has("error")) {
            throw new IllegalStateException(method + ": " + said);
        }
        return said.get("result");
    }

    void open(String url) {
        loads(() -> call("Page.navigate", Map.of("url", url)));
    }

    /** Does something that leads to another page, and waits until that is there. */
    void loads(Runnable act) {
        int before = loaded.get();
        act.run();
        await("another page").atMost(PATIENCE).until(() -> loaded.get() > before);
    }

    void resize(int width) {
        call("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    void press(String key) {
        int code = KEY_CODES.get(key);
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code,
                "text", key.equals("Enter") ? "\r" : ""));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** What an expression of JavaScript is, as text. */
    String value(String expression) {
        JsonNode found = call("Runtime.evaluate", Map.of("expression", "String(" + expression + ')'));
        return found.at("/result/value").asString();
    }

    /** The whole page as a picture. */
    void shoot(Path file) {
        JsonNode size = call("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        String data = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip",
                Map.of("x", 0, "y", 0, "width", size.get("width").asInt(), "height", size.get("height").asInt(),
                        "scale", 1)))
                .get("data").asString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What scripts have said or done, and what the page's policy has kept from being done. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Whatever was asked for, of whomever. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        socket.abort();
        // Its processes write to the profile until they end, the last of them after the first.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroy();
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                each.destroyForcibly();
            } catch (InterruptedException e) {
                each.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
