package chat.granta.architecture.examples.gatewaydatabase.gateway;

import java.sql.Connection;

public interface Accounts {
    void take(Connection value);
}
