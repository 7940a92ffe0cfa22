package chat.granta.audit.api;

import chat.granta.access.UnreadableBody;
import chat.granta.audit.acts.AuditorsActs;
import chat.granta.audit.acts.Notes;
import chat.granta.audit.cases.store.CaseStore;
import chat.granta.audit.cases.store.CaseStoreConfiguration;
import chat.granta.audit.casework.CaseWork;
import chat.granta.audit.figures.store.StatisticQueries;
import chat.granta.audit.groups.Institutions;
import chat.granta.audit.groups.RoomGroups;
import chat.granta.audit.hold.store.KeptMessages;
import chat.granta.audit.reports.ReportedCases;
import chat.granta.audit.search.store.EventSearch;
import chat.granta.audit.search.store.SessionSearch;
import chat.granta.audit.search.store.UserSearch;
import chat.granta.audit.trail.Trail;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What auditors may ask, and what it is answered from. */
@Configuration(proxyBeanMethods = false)
@Import({CaseStoreConfiguration.class, EventsController.class, PeopleController.class, PolicyController.class,
        StatisticsController.class, CasesController.class, AuditorsController.class, OpenApiController.class,
        ApiErrors.class, UnreadableBody.class})
public class ApiConfiguration {
    @Bean
    AuditorsActs auditorsActs(Trail trail, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return act -> transaction.executeWithoutResult(_ -> trail.add(List.of(act)));
    }

    @Bean
    Notes auditorsNotes(AuditorsActs auditorsActs) {
        return new Notes(auditorsActs, InstantSource.system());
    }

    @Bean
    EventSearch eventSearch(JdbcTemplate database) {
        return new EventSearch(database, InstantSource.system());
    }

    @Bean
    SessionSearch sessionSearch(JdbcTemplate database) {
        return new SessionSearch(database);
    }

    @Bean
    UserSearch userSearch(JdbcTemplate database, SessionSearch sessionSearch, EventSearch eventSearch,
            Institutions institutions, RoomGroups roomGroups) {
        return new UserSearch(database, sessionSearch, eventSearch, institutions, roomGroups);
    }

    @Bean
    StatisticQueries statisticQueries(JdbcTemplate database, Institutions institutions) {
        return new StatisticQueries(database, institutions);
    }

    @Bean
    CaseWork caseWork(CaseStore cases, JdbcTemplate database, Notes auditorsNotes) {
        return new CaseWork(cases, new KeptMessages(database), auditorsNotes, InstantSource.system());
    }

    @Bean
    ReportedCases reportedCases(CaseStore cases) {
        return new ReportedCases(cases);
    }
}
