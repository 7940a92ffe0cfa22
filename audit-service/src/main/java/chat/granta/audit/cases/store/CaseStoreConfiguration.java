package chat.granta.audit.cases.store;

import java.time.InstantSource;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.PlatformTransactionManager;

/** Cases by Spring Data JPA. */
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = CaseStore.class)
@EnableJpaRepositories(basePackageClasses = CaseStore.class)
public class CaseStoreConfiguration {
    @Bean
    CaseStore caseStore(CaseRepository cases, NoteRepository notes, EvidenceRepository evidence, HoldRepository holds,
            PlatformTransactionManager transactions) {
        return new CaseStore(cases, notes, evidence, holds, transactions, InstantSource.system());
    }
}
