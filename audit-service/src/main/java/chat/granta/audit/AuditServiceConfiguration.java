package chat.granta.audit;

import chat.granta.audit.access.AccessConfiguration;
import chat.granta.audit.api.ApiConfiguration;
import chat.granta.audit.database.DatabaseConfiguration;
import chat.granta.audit.groups.GroupConfiguration;
import chat.granta.audit.hold.HoldConfiguration;
import chat.granta.audit.ingest.IngestConfiguration;
import chat.granta.audit.keeper.KeeperConfiguration;
import chat.granta.audit.operator.OperatorConfiguration;
import chat.granta.audit.page.PageConfiguration;
import chat.granta.audit.subject.SubjectConfiguration;
import chat.granta.audit.trail.TrailConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's features. Needs a {@link chat.granta.bus.BusSettings}. */
@Configuration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, TrailConfiguration.class, GroupConfiguration.class, KeeperConfiguration.class,
        IngestConfiguration.class, HoldConfiguration.class, SubjectConfiguration.class, OperatorConfiguration.class,
        AccessConfiguration.class, ApiConfiguration.class, PageConfiguration.class})
public class AuditServiceConfiguration {}
