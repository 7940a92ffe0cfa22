package chat.granta.auth.users;

import chat.granta.auth.accounts.store.AccountState;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Lists, adds and removes the password file's users. */
@RestController
@RequestMapping("/users")
class UsersController {
    /**
     * @param hash the form of the password's hash, such as <code>{SCRAM-SHA-256}</code>
     * @param state null until the account has been compared with the password file
     * @param firstLogin null before the first login
     */
    record User(String name, String hash, @Nullable AccountState state, @Nullable Instant firstLogin,
            @Nullable Instant lastLogin) {}

    record NewPassword(@Nullable String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    private final UserAdministration users;

    UsersController(UserAdministration users) {
        this.users = users;
    }

    @GetMapping
    List<User> list() {
        return users.list();
    }

    @PutMapping("/{name}")
    ResponseEntity<Void> put(@PathVariable String name, @RequestBody NewPassword body) throws IOException {
        boolean isNew = users.put(name, body.password());
        return isNew
                ? ResponseEntity.created(URI.create("/users/" + UriUtils.encodePathSegment(name, "UTF-8"))).build()
                : ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> remove(@PathVariable String name) throws IOException {
        users.remove(name);
        return ResponseEntity.noContent().build();
    }
}
