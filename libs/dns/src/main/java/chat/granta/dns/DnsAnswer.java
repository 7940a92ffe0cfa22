package chat.granta.dns;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Record;

/**
 * What the DNS says to a question.
 *
 * @param records of the type that was asked for, behind any aliases; none: there are none
 * @param isSecure whether it is proved by DNSSEC, that there are none as well
 * @param lifetime how long it may be remembered
 */
public record DnsAnswer(List<Record> records, boolean isSecure, Duration lifetime) {
    /** Those of one type. */
    public <T extends Record> List<T> of(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
