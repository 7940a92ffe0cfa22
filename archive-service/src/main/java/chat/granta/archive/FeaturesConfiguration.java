package chat.granta.archive;

import chat.granta.archive.history.Metadata;
import chat.granta.archive.history.QueryAnswer;
import chat.granta.archive.history.QueryForm;
import chat.granta.archive.history.store.Messages;
import chat.granta.archive.history.store.MonthPartitions;
import chat.granta.archive.offline.OfflineLimits;
import chat.granta.archive.turn.ArchiveTurn;
import chat.granta.handling.iq.IqDispatcher;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables, and the handlers of IQs that clients send to their archives. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfflineLimits.class)
class FeaturesConfiguration {
    @Bean
    MonthPartitions archiveMonthPartitions(JdbcTemplate database) {
        return new MonthPartitions(database);
    }

    @Bean
    Messages archivedMessages(JdbcTemplate database, MonthPartitions months) {
        return new Messages(database, months);
    }

    @Bean
    IqDispatcher<ArchiveTurn> archiveRequests(Messages messages) {
        return new IqDispatcher<>(List.of(
                new QueryAnswer(messages),
                new QueryForm(),
                new Metadata(messages)));
    }
}
