package chat.granta.audit.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The auditors' page. */
@Configuration(proxyBeanMethods = false)
@Import({EventsPage.class, CasesPage.class, KeptMessagesPage.class, StatisticsPage.class, ApiPage.class,
        StyleController.class})
public class PageConfiguration {}
