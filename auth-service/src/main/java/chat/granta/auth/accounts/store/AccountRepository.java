package chat.granta.auth.accounts.store;

import org.springframework.data.repository.Repository;

/** {@code auth.account}. */
interface AccountRepository extends Repository<AccountEntity, String> {
    Iterable<AccountEntity> findAll();

    boolean existsByStateIsNull();
}
