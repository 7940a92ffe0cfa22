package chat.granta.auth.users;

import chat.granta.access.UnreadableBody;
import chat.granta.auth.accounts.store.Accounts;
import chat.granta.auth.passwordfile.PasswordFileEditor;
import chat.granta.auth.passwordfile.PasswordFileWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** User administration over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({UsersController.class, UserProblems.class, UnreadableBody.class})
public class UsersConfiguration {
    @Bean
    UserAdministration userAdministration(PasswordFileWatch passwords, PasswordFileEditor editor, Accounts accounts) {
        return new UserAdministration(passwords, editor, accounts);
    }
}
