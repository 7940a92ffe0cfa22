package chat.granta.muc;

import chat.granta.model.InvalidJidException;
import chat.granta.model.Jid;
import chat.granta.muc.policy.NameRule;
import chat.granta.muc.policy.NameRule.Creators;
import chat.granta.muc.policy.Trait;
import chat.granta.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
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
 * @param contact whom to ask
 */
record RuleProperties(@Nullable String title, @Nullable String names, @Nullable Creators creators, @Nullable Path group,
        @Nullable List<Trait> forced, @Nullable List<Trait> proposed, @Nullable String contact) {
    NameRule toRule() {
        String expression = Objects.requireNonNullElse(names, ".*");
        try {
            return new NameRule(Objects.requireNonNullElse(title, expression), Pattern.compile(expression),
                    Objects.requireNonNullElse(creators, Creators.ANYONE), members(), traits(forced), traits(proposed),
                    Objects.requireNonNullElse(contact, ""));
        } catch (PatternSyntaxException e) {
            throw SettingException.wrong("granta.muc.rules[].names", names,
                    "must be a regular expression: " + e.getDescription());
        }
    }

    private Set<Jid> members() {
        if (group == null) {
            return Set.of();
        }
        try {
            return Files.readAllLines(group).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> Jid.parse(line).bare())
                    .collect(Collectors.toSet());
        } catch (IOException | InvalidJidException e) {
            throw SettingException.wrong("granta.muc.rules[].group", group,
                    "must be a file of addresses, one a line: " + e.getMessage());
        }
    }

    private static Set<Trait> traits(@Nullable List<Trait> given) {
        return given == null ? Set.of() : Set.copyOf(given);
    }
}
