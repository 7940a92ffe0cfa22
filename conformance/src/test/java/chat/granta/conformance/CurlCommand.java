package chat.granta.conformance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code curl} command of a guide as the request that it stands for. It knows the options that our guides use: -u, -X, -H and -d. */
final class CurlCommand {
    /** A word of a shell: with apostrophes around it, or without. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'\\\\]+)");

    private CurlCommand() {}

    /** The commands of a text; one may go on over several lines, each but the last with a backslash at its end. */
    static List<String> all(String text) {
        return text.replace("\\\n", " ").lines().filter(line -> line.startsWith("curl ")).toList();
    }

    /**
     * @param server whom to ask instead of whom the command names
     * @param passwords by name
     */
    static HttpRequest request(String command, URI server, UnaryOperator<String> passwords) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(command); word.find();) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = null;
        String body = null;
        for (Iterator<String> rest = words.subList(1, words.size()).iterator(); rest.hasNext();) {
            String word = rest.next();
            switch (word) {
                case "-u" -> request.header("Authorization", basic(rest.next(), passwords));
                case "-X" -> method = rest.next();
                case "-H" -> {
                    String[] header = rest.next().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> body = rest.next();
                default -> request.uri(server.resolve(URI.create(word).getRawPath()
                        + (URI.create(word).getRawQuery() == null ? "" : "?" + URI.create(word).getRawQuery())));
            }
        }
        if (method == null) {
            method = body == null ? "GET" : "POST";
        }
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
    }

    private static String basic(String name, UnaryOperator<String> passwords) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((name + ':' + passwords.apply(name)).getBytes(StandardCharsets.UTF_8));
    }
}
