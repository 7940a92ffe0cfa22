package chat.granta.roster.vcard;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How large a vCard may be. Anybody on the network may ask for it any number of times, with a stanza of some hundred bytes.
 *
 * @param bytes the most bytes of its XML, including the photograph
 */
@Validated
@ConfigurationProperties("granta.roster.vcard")
public record VCardLimits(@Positive @DefaultValue("65536") int bytes) {}
