package chat.granta.router.home;

import chat.granta.bus.Topics;
import chat.granta.bus.wire.Envelope;
import chat.granta.bus.wire.Several;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a turn has decided to write, in order. All that goes to one home partition, or to one gateway, travels as one
 * record, so that one that comes online costs as many records as there are partitions, not as there are friends.
 */
final class Outputs {
    /** A record stays well below what brokers take, 1 MiB. */
    private static final int MAX_BYTES = 512 * 1024;

    private record Place(String topic, int partition) {}

    private final List<Output> outputs = new ArrayList<>(2);

    void add(Output output) {
        outputs.add(output);
    }

    /** The records to write. */
    List<Output> packed() {
        if (outputs.size() < 2) {
            return outputs;
        }
        Map<Place, List<Output>> byPlace = new LinkedHashMap<>();
        for (Output output : outputs) {
            byPlace.computeIfAbsent(new Place(output.topic(), output.partition()), _ -> new ArrayList<>(2)).add(output);
        }
        List<Output> packed = new ArrayList<>(byPlace.size());
        byPlace.forEach((place, together) -> {
            if (together.size() == 1 || !unpacks(place.topic())) {
                packed.addAll(together);
            } else {
                pack(together, packed);
            }
        });
        return packed;
    }

    private static boolean unpacks(String topic) {
        return topic.equals(Topics.USER) || topic.equals(Topics.DELIVERY) || topic.equals(Topics.ARCHIVE);
    }

    private static void pack(List<Output> together, List<Output> packed) {
        Several.Builder several = Several.newBuilder();
        int bytes = 0;
        Output first = together.getFirst();
        for (Output output : together) {
            Envelope part = output.envelope().build();
            if (bytes > 0 && bytes + part.getSerializedSize() > MAX_BYTES) {
                packed.add(of(first, several));
                several = Several.newBuilder();
                first = output;
                bytes = 0;
            }
            several.addParts(part);
            bytes += part.getSerializedSize();
        }
        packed.add(of(first, several));
    }

    private static Output of(Output first, Several.Builder several) {
        Envelope.Builder envelope = several.getPartsCount() == 1
                ? several.getParts(0).toBuilder()
                : Envelope.newBuilder().setSeveral(several);
        return new Output(first.topic(), first.partition(), first.key(), envelope);
    }
}
