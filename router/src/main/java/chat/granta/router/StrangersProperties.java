package chat.granta.router;

import chat.granta.router.home.IqFromStrangers;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code granta.iq-from-strangers}.
 *
 * @param iqFromStrangers refuse or deliver
 */
@ConfigurationProperties("granta")
record StrangersProperties(@DefaultValue("refuse") IqFromStrangers iqFromStrangers) {}
