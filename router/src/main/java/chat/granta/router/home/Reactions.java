package chat.granta.router.home;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What follows when something happens at a home: for each kind of event the reactions, in the order in which they run. */
public final class Reactions {
    private final Map<Class<?>, List<Reaction<?>>> byEvent;

    private Reactions(Map<Class<?>, List<Reaction<?>>> byEvent) {
        this.byEvent = byEvent;
    }

    public static Reactions none() {
        return new Reactions(Map.of());
    }

    /** These and one more, behind those to the same event. */
    public <E> Reactions when(Class<E> event, Reaction<? super E> reaction) {
        Map<Class<?>, List<Reaction<?>>> more = new HashMap<>(byEvent);
        List<Reaction<?>> list = new ArrayList<>(more.getOrDefault(event, List.of()));
        list.add(reaction);
        more.put(event, List.copyOf(list));
        return new Reactions(Map.copyOf(more));
    }

    /** These, and others behind those to the same events. */
    public Reactions and(Reactions others) {
        Map<Class<?>, List<Reaction<?>>> more = new HashMap<>(byEvent);
        others.byEvent.forEach((event, list) -> more.merge(event, list, (mine, theirs) -> {
            List<Reaction<?>> both = new ArrayList<>(mine);
            both.addAll(theirs);
            return List.copyOf(both);
        }));
        return new Reactions(Map.copyOf(more));
    }

    @SuppressWarnings("unchecked")
    void to(Object event, Turn turn) {
        List<Reaction<?>> list = byEvent.getOrDefault(event.getClass(), List.of());
        for (int i = 0; i < list.size(); i++) {
            ((Reaction<Object>) list.get(i)).to(event, turn);
        }
    }
}
