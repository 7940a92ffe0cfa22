package chat.granta.c2s.log;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.c2s.log.DeliveryPlan.Member;
import chat.granta.c2s.log.DeliveryPlan.Share;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryPlanTest {
    private final TreeMap<String, Member> members = new TreeMap<>();

    private void member(String name, int own, Integer... reads) {
        members.put(name, new Member(own, new TreeSet<>(List.of(reads))));
    }

    /** One round of rebalancing: everybody now reads what the plan gives them. */
    private Map<String, Share> round() {
        Map<String, Share> plan = DeliveryPlan.of(4, members);
        plan.forEach((name, share) -> members.put(name, new Member(share.own(), new TreeSet<>(share.reads()))));
        return plan;
    }

    @Test
    void theFirstGatewayReadsEverythingAndOwnsOne() {
        member("a", DeliveryPlan.NONE);
        assertThat(round()).isEqualTo(Map.of("a", new Share(0, List.of(0, 1, 2, 3))));
    }

    @Test
    void aNewcomerGetsAFreePartitionOnceTheCaretakerHasLetGo() {
        member("b", 0, 0, 1, 2, 3);
        member("a", DeliveryPlan.NONE);
        assertThat(round()).isEqualTo(
                Map.of("b", new Share(0, List.of(0, 2, 3)), "a", new Share(DeliveryPlan.NONE, List.of())));
        assertThat(round()).isEqualTo(Map.of("b", new Share(0, List.of(0, 2, 3)), "a", new Share(1, List.of(1))));
        assertThat(round()).describedAs("nothing moves any more")
                .isEqualTo(Map.of("b", new Share(0, List.of(0, 2, 3)), "a", new Share(1, List.of(1))));
    }

    @Test
    void theDeadCaretakersPartitionsGoToOneSurvivorAndNobodyLosesTheirs() {
        member("a", 1, 1);
        member("c", 2, 2);
        assertThat(round()).isEqualTo(Map.of("a", new Share(1, List.of(0, 1, 3)), "c", new Share(2, List.of(2))));
    }

    @Test
    void aClaimWithoutThePartitionIsNone() {
        member("a", 0, 0, 1, 2, 3);
        member("zombie", 0);
        assertThat(round().get("a")).isEqualTo(new Share(0, List.of(0, 2, 3)));
    }

    @Test
    void whenThereAreMoreGatewaysThanPartitionsTheLastWait() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            member(name, DeliveryPlan.NONE);
        }
        assertThat(round().get("e")).isEqualTo(new Share(DeliveryPlan.NONE, List.of()));
    }
}
