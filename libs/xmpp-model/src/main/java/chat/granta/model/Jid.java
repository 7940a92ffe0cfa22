package chat.granta.model;

import org.jspecify.annotations.Nullable;

/**
 * An XMPP address (RFC 7622): {@code localpart@domainpart/resourcepart}, always in its enforced form, so that two
 * addresses are the same when their strings are.
 *
 * <p>Parsing plain lower-case ASCII, which is nearly every address seen, allocates only the parts; anything else goes
 * through PRECIS.
 */
public final class Jid implements Comparable<Jid> {
    private final @Nullable String local;
    private final String domain;
    private final @Nullable String resource;
    private final String text;

    /** Made when it is first asked for, which every stanza's way does several times; null before that, and in a bare address. */
    private @Nullable Jid bare;

    private Jid(@Nullable String local, String domain, @Nullable String resource, String text) {
        this.local = local;
        this.domain = domain;
        this.resource = resource;
        this.text = text;
    }

    private Jid(@Nullable String local, String domain, @Nullable String resource) {
        this(local, domain, resource, join(local, domain, resource));
    }

    /**
     * Reads an address and enforces every part (RFC 7622 section 3).
     *
     * @throws InvalidJidException when a part breaks its rules; the message names the part and the rule
     */
    public static Jid parse(String text) {
        int slash = text.indexOf('/');
        String bare = slash < 0 ? text : text.substring(0, slash);
        int at = bare.indexOf('@');
        return of(at < 0 ? null : bare.substring(0, at), at < 0 ? bare : bare.substring(at + 1),
                slash < 0 ? null : text.substring(slash + 1));
    }

    /**
     * Reads an address that stands in a payload, where anything may stand; null when it is none. Addresses in payloads are
     * compared in this form, never as text.
     */
    public static @Nullable Jid ofText(@Nullable String text) {
        try {
            return text == null ? null : parse(text.strip());
        } catch (InvalidJidException _) {
            return null;
        }
    }

    /**
     * Builds an address of parts that are not yet enforced.
     *
     * @throws InvalidJidException as {@link #parse}
     */
    public static Jid of(@Nullable String local, String domain, @Nullable String resource) {
        return new Jid(local == null ? null : JidParts.localpart(local), JidParts.domainpart(domain),
                resource == null ? null : JidParts.resourcepart(resource));
    }

    /**
     * Reads an address that Granta itself wrote, without enforcing it again. Only for text that came out of
     * {@link #toString()}, such as an envelope's.
     */
    public static Jid trusted(String text) {
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        int at = text.lastIndexOf('@', end - 1);
        return new Jid(at < 0 ? null : text.substring(0, at), text.substring(at + 1, end),
                slash < 0 ? null : text.substring(slash + 1), text);
    }

    public @Nullable String local() {
        return local;
    }

    public String domain() {
        return domain;
    }

    public @Nullable String resource() {
        return resource;
    }

    public boolean isBare() {
        return resource == null;
    }

    /** Whether this address is a domain alone, without localpart and resourcepart. */
    public boolean isDomain() {
        return local == null && resource == null;
    }

    /** Whether this is the address of a domain, as {@link #domain} gives it. */
    public boolean isDomain(String wanted) {
        return isDomain() && domain.equals(wanted);
    }

    public Jid bare() {
        if (resource == null) {
            return this;
        }
        Jid known = bare;
        if (known == null) {
            known = new Jid(local, domain, null, text.substring(0, text.length() - resource.length() - 1));
            bare = known;
        }
        return known;
    }

    /**
     * This address with a resourcepart, which is enforced.
     *
     * @throws InvalidJidException when the resourcepart breaks RFC 7622 section 3.4
     */
    public Jid withResource(String newResource) {
        return new Jid(local, domain, JidParts.resourcepart(newResource));
    }

    @Override
    public int compareTo(Jid other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Jid jid && text.equals(jid.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static String join(@Nullable String local, String domain, @Nullable String resource) {
        if (local == null) {
            return resource == null ? domain : domain + '/' + resource;
        }
        return resource == null ? local + '@' + domain : local + '@' + domain + '/' + resource;
    }
}
