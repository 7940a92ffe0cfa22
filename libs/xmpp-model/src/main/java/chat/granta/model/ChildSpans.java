package chat.granta.model;

import java.util.Arrays;

/**
 * Where the child elements of a payload stand in its bytes (RFC 6120 section 8.4). It finds tags and does not parse them: the
 * gateway has let nothing pass that is not well-formed, and no comments, processing instructions or document types (section 11.1).
 */
final class ChildSpans {
    private static final int CDATA_START = "<![CDATA[".length();
    private static final int FEW = 8;

    private int[] bounds = new int[2 * FEW];
    private int count;

    private ChildSpans() {}

    static ChildSpans of(byte[] xml) {
        var spans = new ChildSpans();
        int depth = 0;
        for (int i = next(xml, '<', 0); i < xml.length; i = next(xml, '<', i)) {
            if (xml[i + 1] == '!') {
                i = endOfCdata(xml, i + CDATA_START);
                continue;
            }
            int end = endOfTag(xml, i + 1);
            boolean isEndTag = xml[i + 1] == '/';
            boolean isEmpty = xml[end - 2] == '/';
            if (depth == 0) {
                spans.open(i);
            }
            if (isEndTag) {
                depth--;
            } else if (!isEmpty) {
                depth++;
            }
            if (depth == 0) {
                spans.close(end);
            }
            i = end;
        }
        return spans;
    }

    int count() {
        return count;
    }

    int start(int child) {
        return bounds[2 * child];
    }

    /** Behind the child's last byte. */
    int end(int child) {
        return bounds[2 * child + 1];
    }

    private void open(int position) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = position;
    }

    private void close(int position) {
        bounds[2 * count + 1] = position;
        count++;
    }

    /** Behind the tag's '>'; one within an attribute's quotes does not end it. */
    static int endOfTag(byte[] xml, int from) {
        int i = from;
        while (xml[i] != '>') {
            byte b = xml[i++];
            if (b == '\'' || b == '"') {
                i = next(xml, b, i) + 1;
            }
        }
        return i + 1;
    }

    private static int endOfCdata(byte[] xml, int from) {
        int i = next(xml, '>', from + 2);
        while (xml[i - 1] != ']' || xml[i - 2] != ']') {
            i = next(xml, '>', i + 1);
        }
        return i + 1;
    }

    private static int next(byte[] xml, int wanted, int from) {
        int i = from;
        while (i < xml.length && xml[i] != wanted) {
            i++;
        }
        return i;
    }
}
