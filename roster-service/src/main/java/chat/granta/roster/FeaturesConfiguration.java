package chat.granta.roster;

import chat.granta.roster.turn.RequestLogic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The features and what they keep; one import for each that has a store. */
@Configuration(proxyBeanMethods = false)
class FeaturesConfiguration {
    @Bean
    RequestLogic rosterLogic() {
        return new RosterLogic(new RosterFeatures());
    }
}
