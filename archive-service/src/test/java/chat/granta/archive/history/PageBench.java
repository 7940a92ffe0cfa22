package chat.granta.archive.history;

import chat.granta.archive.ArchiveContext;
import chat.granta.archive.history.store.MonthPartitions;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.archive.turn.Reader;
import chat.granta.bus.wire.Stanza;
import chat.granta.handling.form.DataForm;
import chat.granta.handling.iq.IqDispatcher;
import chat.granta.model.Element;
import chat.granta.model.ElementName;
import chat.granta.model.Iq;
import chat.granta.model.Jid;
import chat.granta.model.Payload;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a page takes. Not run with the tests:
 *
 * <pre>mvn -pl archive-service -am test -Dtest=PageBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.rows=1000000</pre>
 *
 * A tenth of the rows is one account's, the rest is of accounts with 10,000 each; all are spread over a year.
 */
class PageBench {
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int PAGES = 500;
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant START = END.minus(365, ChronoUnit.DAYS);

    private final Random random = new Random(1);
    private final TransactionTemplate transaction = ArchiveContext.bean(TransactionTemplate.class);

    @Test
    void pages() {
        fill("heavy@pages.example", ROWS / 10);
        for (int i = 0; i < ROWS * 9L / 10 / 10_000; i++) {
            fill("user" + i + "@pages.example", 10_000);
        }
        ArchiveContext.database().execute("vacuum analyze archive.message");
        for (String account : List.of("heavy@pages.example", "user1@pages.example")) {
            int rows = account.startsWith("heavy") ? ROWS / 10 : 10_000;
            measure(account, "first", () -> query(form(), ""));
            measure(account, "last", () -> query(form(), "<before/>"));
            measure(account, "after", () -> query(form(), "<after>" + id(account, rows) + "</after>"));
            measure(account, "with, last", () -> query(form("with", "peer" + random.nextInt(50) + "@example.org"),
                    "<before/>"));
            measure(account, "start", () -> query(form("start", time().toString()), ""));
            measure(account, "end, last", () -> query(form("end", time().toString()), "<before/>"));
            measure(account, "with, start",
                    () -> query(form("with", "peer1@example.org", "start", time().toString()), ""));
            measure(account, "ids", () -> query(form("ids", id(account, rows)), ""));
        }
    }

    private void fill(String account, int rows) {
        transaction.executeWithoutResult(_ -> {
            new MonthPartitions(ArchiveContext.database()).ensure(IntStream.rangeClosed(0, 365)
                    .mapToObj(day -> START.plus(day, ChronoUnit.DAYS)).toList());
            byte[] stanza = Stanza.newBuilder().setFrom("peer1@example.org/phone").setTo(account)
                    .setType("chat").setPayload(ByteString
                            .copyFromUtf8("<body>" + "It is the east, and Juliet is the sun. ".repeat(3) + "</body>"))
                    .build().toByteArray();
            ArchiveContext.database().update("""
                    insert into archive.message
                    select ?, 1, i, 0, ?::timestamptz + (?::timestamptz - ?::timestamptz) * (i / ?::float8),
                           left(md5(? || i), 16), 'peer' || (i * 7 % 50) || '@example.org', 'phone', ?
                    from generate_series(0, ? - 1) as i on conflict do nothing
                    """, account, START.toString(), END.toString(), START.toString(), rows, account,
                    stanza, rows);
        });
    }

    private String id(String account, int rows) {
        String id = ArchiveContext.database().queryForObject("select left(md5(? || ?), 16)", String.class, account,
                Integer.toString(random.nextInt(rows)));
        return String.valueOf(id);
    }

    private Instant time() {
        return START.plusSeconds(random.nextInt(365 * 86_400));
    }

    private static Element form(String... pairs) {
        var form = Element.named(DataForm.NAMESPACE, "x");
        String[] fields = Arrays.copyOf(pairs, pairs.length + 2);
        fields[pairs.length] = "FORM_TYPE";
        fields[pairs.length + 1] = Query.NAMESPACE;
        for (int i = 0; i < fields.length; i += 2) {
            form.child(Element.named(DataForm.NAMESPACE, "field").attribute("var", fields[i])
                    .child("value", fields[i + 1]).build());
        }
        return form.build();
    }

    private static Iq query(Element form, String rsm) {
        String xml = "<query xmlns='" + Query.NAMESPACE + "'>" + form.toXml()
                + "<set xmlns='http://jabber.org/protocol/rsm'><max>50</max>" + rsm + "</set></query>";
        return new Iq(null, null, "q", Iq.Type.SET, null, new Payload(
                List.of(new ElementName(Query.NAMESPACE, "query")), xml.getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private void measure(String account, String what, Supplier<Iq> queries) {
        var requests = (IqDispatcher<ArchiveTurn>) ArchiveContext.bean(IqDispatcher.class);
        Jid bare = Jid.parse(account);
        long[] micros = new long[PAGES];
        int messages = 0;
        for (int i = -PAGES / 5; i < PAGES; i++) {
            Iq query = queries.get();
            var turn = new ArchiveTurn(bare, bare.withResource("phone"), Reader.OWNER);
            long begin = System.nanoTime();
            transaction.executeWithoutResult(_ -> requests.answer(query, turn));
            if (i >= 0) {
                micros[i] = (System.nanoTime() - begin) / 1000;
                messages += turn.results().size();
            }
        }
        Arrays.sort(micros);
        System.out.printf("%-20s %-12s p50 %6.2f ms  p99 %6.2f ms  (%d messages a page)%n", account, what,
                micros[PAGES / 2] / 1e3, micros[PAGES * 99 / 100] / 1e3, messages / PAGES);
    }
}
