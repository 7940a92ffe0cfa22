package chat.granta.roster.pep;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much an account may publish. A node's items travel in one record, and in one stanza to whoever asks for all of them.
 *
 * @param nodes the most nodes of an account
 * @param items the most items of a node, which is what {@code max} means
 * @param itemBytes the most bytes of an item's payload
 * @param nodeBytes the most bytes of all payloads of a node
 * @param accountBytes the most bytes of all payloads of an account
 * @param people the most affiliations of a node, and the most subscriptions to it
 */
@Validated
@ConfigurationProperties("granta.roster.pep")
public record PepLimits(@Positive @DefaultValue("300") int nodes, @Positive @DefaultValue("1000") int items,
        @Positive @DefaultValue("131072") int itemBytes, @Positive @DefaultValue("524288") int nodeBytes,
        @Positive @DefaultValue("4194304") int accountBytes, @Positive @DefaultValue("200") int people) {}
