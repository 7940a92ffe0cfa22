package chat.granta.fuzz;

import chat.granta.model.XmlInteger;
import chat.granta.model.XmppTime;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;

/**
 * XEP-0082 and XML Schema: any text is read as a time or as a number, or is none; nothing throws, and what is read is what Java
 * reads in the same text, once it is cut to what Java takes.
 */
public final class ValueFuzz {
    private ValueFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        time(text);
        number(text, XmlInteger.read(text));
        number(text, XmlInteger.unsigned(text));
    }

    private static void time(String text) {
        Instant time = XmppTime.read(text);
        // Java takes nine decimals.
        if (time != null
                && !OffsetDateTime.parse(text.replaceFirst("(\\.[0-9]{9})[0-9]*", "$1")).toInstant().equals(time)) {
            throw new AssertionError(text + " was read as " + time);
        }
    }

    private static void number(String text, OptionalLong number) {
        if (number.isPresent()) {
            if (!text.matches("[ \t\r\n]*[+-]?[0-9]+[ \t\r\n]*")) {
                throw new AssertionError(text + " is no integer, and was read as " + number);
            }
            BigInteger exact = new BigInteger(text.strip());
            BigInteger nearest = exact.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE));
            if (!nearest.equals(BigInteger.valueOf(number.getAsLong()))) {
                throw new AssertionError(text + " was read as " + number);
            }
        }
    }
}
