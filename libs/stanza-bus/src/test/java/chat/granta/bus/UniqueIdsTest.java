package chat.granta.bus;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.bus.wire.Place;
import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UniqueIdsTest {
    private static final ByteString TOPIC = ByteString.copyFrom(new byte[16]);

    @Test
    void idsOfOneRecordHaveNothingInCommon() {
        var ids = new UniqueIds(TOPIC, 3, 7);
        Set<String> all = new HashSet<>();
        for (int number = 0; number < 100; number++) {
            assertThat(ids.of(number)).hasSize(16).matches("[\\w-]+");
            assertThat(all.add(ids.of(number).substring(0, 6))).isTrue();
        }
    }

    @Test
    void aPlaceHasOneId() {
        var place = Place.newBuilder().setTopicId(TOPIC).setPartition(3).setOffset(7);
        for (int number = 0; number < 5; number++) {
            assertThat(UniqueIds.of(place.setNumber(number))).isEqualTo(new UniqueIds(TOPIC, 3, 7).of(number));
        }
        assertThat(UniqueIds.of(place)).isNotEqualTo(UniqueIds.of(place.setOffset(8)));
    }
}
