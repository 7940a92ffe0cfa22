package chat.granta.auth.accounts.store;

import java.time.Instant;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** {@code auth.account}. */
interface AccountRepository extends Repository<AccountEntity, String> {
    Iterable<AccountEntity> findAll();

    /** The same login told twice, or late, changes nothing: the log may be replayed. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into auth.account as known (name, first_login, last_login) values (:name, :time, :time)
            on conflict (name) do update
            set first_login = least(known.first_login, excluded.first_login),
                last_login = greatest(known.last_login, excluded.last_login)
            """)
    void recordLogin(String name, Instant time);
}
