package chat.granta.auth.passwordfile;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of crypt(3) and of LDAP (RFC 2307 section 5.3 and its descendants). The groups of a form's pattern are its
 * random parts: salt and hash.
 */
public enum HashForm {
    MD5_CRYPT("$1$", "\\$1\\$([./0-9A-Za-z]{1,8})\\$([./0-9A-Za-z]{22})"), SHA256_CRYPT("$5$",
            "\\$5\\$(?:rounds=[0-9]{1,9}\\$)?([./0-9A-Za-z]{1,16})\\$([./0-9A-Za-z]{43})"), SHA512_CRYPT("$6$",
                    "\\$6\\$(?:rounds=[0-9]{1,9}\\$)?([./0-9A-Za-z]{1,16})\\$([./0-9A-Za-z]{86})"), BCRYPT("$2y$",
                            "\\$2[aby]\\$(?:0[4-9]|[12][0-9]|3[01])\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})"), SHA(
                                    "{SHA}", "\\{SHA\\}([A-Za-z0-9+/]{27})="), SSHA("{SSHA}",
                                            "\\{SSHA\\}([A-Za-z0-9+/]{27,})={0,2}"), SSHA512("{SSHA512}",
                                                    "\\{SSHA512\\}([A-Za-z0-9+/]{86,})={0,2}"),
    /** Traditional DES has no prefix: thirteen characters of its alphabet are taken for such a hash. */
    DES_CRYPT("DES", "([./0-9A-Za-z]{2})([./0-9A-Za-z]{11})");

    /** Stands in a template for a random character. */
    public static final char ANY = '?';
    /** Stands in a template for the last character of a random run, whose low bits are zero. */
    public static final char LAST = '!';

    private final String label;
    private final Pattern pattern;

    HashForm(String label, String pattern) {
        this.label = label;
        this.pattern = Pattern.compile(pattern);
    }

    static Optional<HashForm> of(String field) {
        return Arrays.stream(values()).filter(form -> form.fits(field)).findFirst();
    }

    /** The form whose prefix a field has. */
    static Optional<HashForm> claimedBy(String field) {
        return Arrays.stream(values()).filter(form -> form != DES_CRYPT && field.startsWith(form.start())).findFirst();
    }

    String label() {
        return label;
    }

    /** The field with every random character replaced, so that fields of one form and one length have one template. */
    String template(String field) {
        Matcher matcher = pattern.matcher(field);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the field is not of this form");
        }
        char[] template = field.toCharArray();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            Arrays.fill(template, matcher.start(group), matcher.end(group) - 1, ANY);
            template[matcher.end(group) - 1] = LAST;
        }
        return new String(template);
    }

    private String start() {
        return this == BCRYPT ? "$2" : label;
    }

    private boolean fits(String field) {
        return pattern.matcher(field).matches() && switch (this) {
            case SSHA -> decodedBytes(field) > 20;
            case SSHA512 -> decodedBytes(field) > 64;
            default -> true;
        };
    }

    private int decodedBytes(String field) {
        try {
            return Base64.getDecoder().decode(field.substring(label.length())).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
