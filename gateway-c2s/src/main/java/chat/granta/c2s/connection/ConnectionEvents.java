package chat.granta.c2s.connection;

import chat.granta.c2s.stream.ClientStream;
import chat.granta.listening.ServerStopping;
import chat.granta.listening.limits.LoginBudget;
import chat.granta.stream.StreamError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells a client's stream what others in its pipeline say: that the server stops, that a stranger sends too much. */
final class ConnectionEvents extends ChannelInboundHandlerAdapter {
    private final ClientStream stream;

    ConnectionEvents(ClientStream stream) {
        this.stream = stream;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ServerStopping.EVENT) {
            stream.stopping();
        } else if (event == LoginBudget.Exceeded.EVENT) {
            stream.fail(StreamError.policyViolation("too many bytes before login"));
        } else {
            context.fireUserEventTriggered(event);
        }
    }
}
