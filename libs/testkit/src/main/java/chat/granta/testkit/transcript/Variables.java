package chat.granta.testkit.transcript;

import chat.granta.testkit.client.PlainAttempt;
import chat.granta.testkit.client.Xml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for something else in a block: <code>${…}</code>, and bytes as {@code \xFF}. */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)\\}");
    private static final Pattern OF_SOMEBODY = Pattern.compile("(" + Role.PATTERN
            + ")'s (full JID|bare JID|PLAIN message|SM-ID|sent count|received count|handshake)");
    private static final Pattern REPEATED = Pattern.compile("(\\d+) times (.+)", Pattern.DOTALL);
    private static final Pattern BYTE = Pattern.compile("\\\\x(\\p{XDigit}{2})");

    private final Stage stage;
    private final Function<Role, Actor> cast;
    private final Map<String, String> captured = new TreeMap<>();

    Variables(Stage stage, Function<Role, Actor> cast) {
        this.stage = stage;
        this.cast = cast;
    }

    /** What the play has given names to. */
    Map<String, String> captured() {
        return captured;
    }

    /** A block as it is sent. */
    String inSent(String block) {
        return replace(block, Xml::escape);
    }

    /** A block as it is compared: a variable's value is just that value, whatever signs are in it. */
    String inExpected(String block) {
        return replace(block, value -> Xml.escape(ValuePattern.literal(value)));
    }

    /** Text as bytes, with those that are written in hexadecimal. */
    static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        Matcher matcher = BYTE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            bytes.writeBytes(text.substring(end, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(HexFormat.of().parseHex(matcher.group(1)));
            end = matcher.end();
        }
        bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private String replace(String block, UnaryOperator<String> quoted) {
        return VARIABLE.matcher(block).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).endsWith("=*") ? found.group() : value(found, quoted)));
    }

    private String value(MatchResult variable, UnaryOperator<String> quoted) {
        String name = variable.group(1);
        Matcher repeated = REPEATED.matcher(name);
        if (repeated.matches()) {
            return repeated.group(2).repeat(Integer.parseInt(repeated.group(1)));
        }
        if (name.startsWith("base64 ")) {
            return Base64.getEncoder().encodeToString(bytes(name.substring("base64 ".length())));
        }
        return quoted.apply(named(name));
    }

    private String named(String name) {
        Matcher somebody = OF_SOMEBODY.matcher(name);
        if (somebody.matches()) {
            return of(cast.apply(Role.of(somebody.group(1))), somebody.group(2));
        }
        if (name.equals("domain")) {
            return stage.domain();
        }
        String value = captured.get(name);
        if (value == null) {
            throw new StepFailure("${" + name + "} stands for nothing; names given so far: " + captured.keySet());
        }
        return value;
    }

    private String of(Actor actor, String what) {
        return switch (what) {
            case "bare JID" -> actor.role().person().toLowerCase(Locale.ROOT) + '@' + stage.domain();
            case "PLAIN message" -> Base64.getEncoder()
                    .encodeToString(new PlainAttempt("", actor.account(), stage.password()).initial());
            case "SM-ID" -> {
                String id = actor.counts().id();
                if (id == null) {
                    throw new StepFailure(actor.role() + " has no session that could be resumed");
                }
                yield id;
            }
            case "handshake" -> actor.handshake();
            case "sent count" -> Long.toString(actor.counts().sent());
            case "received count" -> Long.toString(actor.counts().received());
            default -> {
                String jid = actor.jid();
                if (jid == null) {
                    throw new StepFailure(actor.role() + " has no full JID yet");
                }
                yield jid;
            }
        };
    }
}
