package chat.granta.s2s;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code granta.component.domains} names any, in whichever of the ways in which settings are lists. */
public final class OnComponents implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Binder.get(context.getEnvironment())
                .bind("granta.component.domains", Bindable.listOf(String.class)).orElseGet(List::of)
                .isEmpty();
    }
}
