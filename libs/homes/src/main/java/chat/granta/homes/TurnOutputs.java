package chat.granta.homes;

import chat.granta.bus.wire.Batch;
import chat.granta.bus.wire.Envelope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a turn has decided to write, in order. All that goes to one partition travels as one record where its reader
 * takes that: a user who connects then costs as many records as there are partitions, not as there are friends. What has waited
 * and what it waited for are of different times, and so are their records.
 */
final class TurnOutputs {
    /** A record stays well below what brokers take, 1 MiB. */
    private static final int MAX_BYTES = 512 * 1024;
    /** So few are compared one by one. */
    private static final int FEW = 4;

    private record Destination(String topic, int partition) {}

    private final Set<String> batchTopics;
    private final List<HomeOutput> outputs = new ArrayList<>(2);

    TurnOutputs(Set<String> batchTopics) {
        this.batchTopics = batchTopics;
    }

    int size() {
        return outputs.size();
    }

    /** Undoes what was added behind the first so many. */
    void undo(int kept) {
        outputs.subList(kept, outputs.size()).clear();
    }

    void add(HomeOutput output) {
        outputs.add(output);
    }

    /** Whether this is the last of the outputs for its partition, and not among the first so many. */
    boolean isLast(String topic, int partition, Envelope.Builder envelope, int first) {
        for (int i = outputs.size() - 1; i >= first; i--) {
            HomeOutput output = outputs.get(i);
            if (output.partition() == partition && output.topic().equals(topic)) {
                return output.envelope() == envelope;
            }
        }
        return false;
    }

    /** The records to write. */
    List<HomeOutput> packed() {
        if (areApart()) {
            return outputs;
        }
        Map<Destination, List<HomeOutput>> byDestination = new LinkedHashMap<>();
        for (HomeOutput output : outputs) {
            byDestination.computeIfAbsent(new Destination(output.topic(), output.partition()), _ -> new ArrayList<>(2))
                    .add(output);
        }
        List<HomeOutput> packed = new ArrayList<>(byDestination.size());
        byDestination.forEach((destination, together) -> {
            if (together.size() == 1 || !batchTopics.contains(destination.topic())) {
                packed.addAll(together);
            } else {
                pack(together, packed);
            }
        });
        return packed;
    }

    /** Whether no two go to one partition, as the few do that a message between two users makes. */
    private boolean areApart() {
        if (outputs.size() > FEW) {
            return false;
        }
        for (int i = 1; i < outputs.size(); i++) {
            HomeOutput output = outputs.get(i);
            if (isAny(output.topic(), output.partition(), i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the first so many goes there. */
    private boolean isAny(String topic, int partition, int first) {
        for (int i = 0; i < first; i++) {
            HomeOutput output = outputs.get(i);
            if (output.partition() == partition && output.topic().equals(topic)) {
                return true;
            }
        }
        return false;
    }

    private static void pack(List<HomeOutput> together, List<HomeOutput> packed) {
        Batch.Builder batch = Batch.newBuilder();
        int bytes = 0;
        HomeOutput first = together.getFirst();
        long time = first.envelope().getTime();
        for (HomeOutput output : together) {
            long itsTime = output.envelope().getTime();
            Envelope part = output.envelope().clearTime().build();
            if (bytes > 0 && (itsTime != time || bytes + part.getSerializedSize() > MAX_BYTES)) {
                packed.add(of(first, batch, time));
                batch = Batch.newBuilder();
                first = output;
                time = itsTime;
                bytes = 0;
            }
            batch.addParts(part);
            bytes += part.getSerializedSize();
        }
        packed.add(of(first, batch, time));
    }

    private static HomeOutput of(HomeOutput first, Batch.Builder batch, long time) {
        Envelope.Builder envelope = batch.getPartsCount() == 1
                ? batch.getParts(0).toBuilder()
                : Envelope.newBuilder().setBatch(batch);
        return new HomeOutput(first.topic(), first.partition(), first.key(), envelope.setTime(time));
    }
}
