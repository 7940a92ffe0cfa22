package chat.granta.stream;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * A thread's parsers that are between two elements. A stream holds one only while an element is incomplete, so ten thousand
 * idle streams hold none, and busy ones use the same few, which stay in the processor's cache.
 */
final class ParserPool {
    private static final int MOST_KEPT = 8;
    private static final FastThreadLocal<ParserPool> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected ParserPool initialValue() {
            return new ParserPool();
        }
    };

    private final ArrayDeque<ElementParser> idle = new ArrayDeque<>(MOST_KEPT);

    private ParserPool() {}

    static ElementParser borrow(StreamContext context, MarkupGuard guard) throws StreamFault {
        for (Iterator<ElementParser> i = OF_THREAD.get().idle.iterator(); i.hasNext();) {
            ElementParser parser = i.next();
            if (parser.context().equals(context)) {
                i.remove();
                parser.reset(guard);
                return parser;
            }
        }
        return new ElementParser(context, guard);
    }

    /** Takes a parser back that has read exactly one element to its end without a fault. */
    static void giveBack(ElementParser parser) {
        if (parser.isReusable()) {
            ArrayDeque<ElementParser> idle = OF_THREAD.get().idle;
            if (idle.size() == MOST_KEPT) {
                idle.removeLast();
            }
            idle.addFirst(parser);
        }
    }
}
