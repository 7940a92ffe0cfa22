package chat.granta.muc;

import chat.granta.muc.policy.NameRule;
import chat.granta.muc.policy.NameRule.Creators;
import chat.granta.muc.policy.Trait;
import chat.granta.settings.AddressFile;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * {@code granta.muc.rules[n].*}: a rule of the name-space policy.
 *
 * @param title by which people know the rule
 * @param names an expression for room names, in small letters without accents
 * @param creators anyone, group, namesake, operators or nobody; anyone when it is not given
 * @param group a file with the addresses of those who may make such rooms, one a line
 * @param forced what such rooms are, whatever their owners want: members-only, open, moderated, unmoderated, persistent, temporary, public,
 *     hidden, non-anonymous, semi-anonymous, logged, unlogged
 * @param proposed what they are at first
 * @param expireAfter how long such rooms live when nobody wants anything of them; when it is not given, as long as others
 * @param contact whom to ask
 */
record RuleProperties(@Nullable String title, @Nullable String names, @Nullable Creators creators, @Nullable Path group,
        @Nullable List<Trait> forced, @Nullable List<Trait> proposed, @Nullable Duration expireAfter,
        @Nullable String contact) {
    /** @throws SettingException when the rooms would not live at all */
    RuleProperties {
        checkExpiry("granta.muc.rules[].expire-after", expireAfter);
    }

    static void checkExpiry(String setting, @Nullable Duration expireAfter) {
        if (expireAfter != null && !expireAfter.isPositive()) {
            throw SettingException.wrong(setting, expireAfter, "must be more than nothing, such as 90d");
        }
    }

    /** @param groups takes the file of the rule's group, to be looked at */
    NameRule toRule(Consumer<AddressFile> groups) {
        String expression = Objects.requireNonNullElse(names, ".*");
        try {
            return new NameRule(Objects.requireNonNullElse(title, expression), Pattern.compile(expression),
                    Objects.requireNonNullElse(creators, Creators.ANYONE), members(groups), traits(forced),
                    traits(proposed), expireAfter, Objects.requireNonNullElse(contact, ""));
        } catch (PatternSyntaxException e) {
            throw SettingException.wrong("granta.muc.rules[].names", names,
                    "must be a regular expression: " + e.getDescription());
        }
    }

    private NameRule.Group members(Consumer<AddressFile> groups) {
        if (group == null) {
            return _ -> false;
        }
        try {
            var file = new AddressFile(group, "granta.muc.rules");
            groups.accept(file);
            return file::has;
        } catch (IOException e) {
            throw SettingException.wrong("granta.muc.rules[].group", group,
                    "must be a file of addresses, one a line: " + e.getMessage());
        }
    }

    private static Set<Trait> traits(@Nullable List<Trait> given) {
        return given == null ? Set.of() : Set.copyOf(given);
    }
}
