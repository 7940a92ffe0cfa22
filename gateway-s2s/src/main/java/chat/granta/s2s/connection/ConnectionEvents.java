package chat.granta.s2s.connection;

import chat.granta.listening.ServerStopping;
import chat.granta.listening.limits.LoginBudget;
import chat.granta.stream.StreamError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/** Tells a stream what others in its pipeline say: that this server stops, that a stranger sends too much. */
final class ConnectionEvents extends ChannelInboundHandlerAdapter {
    private final Runnable onStopping;
    private final Consumer<StreamError> onTooMuch;

    ConnectionEvents(Runnable onStopping, Consumer<StreamError> onTooMuch) {
        this.onStopping = onStopping;
        this.onTooMuch = onTooMuch;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ServerStopping.EVENT) {
            onStopping.run();
        } else if (event == LoginBudget.Exceeded.EVENT) {
            onTooMuch.accept(StreamError.policyViolation("too many bytes before the domain is proved"));
        } else {
            context.fireUserEventTriggered(event);
        }
    }
}
