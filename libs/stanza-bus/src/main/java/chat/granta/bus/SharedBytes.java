package chat.granta.bus;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the array in which a byte string keeps its bytes, so that whoever only reads them need not copy them. */
final class SharedBytes extends ByteOutput {
    private byte @Nullable [] whole;

    private SharedBytes() {}

    /** The bytes, to be read only: the byte string's own array when that holds nothing else, or a copy. */
    static byte[] of(ByteString bytes) {
        var taker = new SharedBytes();
        try {
            UnsafeByteOperations.unsafeWriteTo(bytes, taker);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing here reads or writes", e);
        }
        byte[] found = taker.whole;
        return found != null && found.length == bytes.size() ? found : bytes.toByteArray();
    }

    @Override
    public void writeLazy(byte[] value, int offset, int length) {
        whole = offset == 0 && length == value.length ? value : null;
    }

    @Override
    public void write(byte[] value, int offset, int length) {
        // An array that is about to be used for something else.
        whole = null;
    }

    @Override
    public void write(byte value) {
        whole = null;
    }

    @Override
    public void write(ByteBuffer value) {
        whole = null;
    }

    @Override
    public void writeLazy(ByteBuffer value) {
        whole = null;
    }
}
