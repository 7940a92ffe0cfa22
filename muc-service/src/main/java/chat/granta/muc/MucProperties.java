package chat.granta.muc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code granta.muc.*}.
 *
 * @param threads stream threads of this process
 * @param standbys warm copies of each home of rooms on other processes
 * @param storeCache changes of rooms that wait for the next commit, so that the last of each key alone is written
 */
@ConfigurationProperties("granta.muc")
record MucProperties(@DefaultValue("1") int threads, @DefaultValue("1") int standbys,
        @DefaultValue("10MB") DataSize storeCache) {}
