/**
 * Fuzz targets (Jazzer): one class for each reader of bytes that strangers send.
 *
 * <p>A target takes any bytes and fails by throwing. {@code fuzz/run} lets Jazzer look for bytes that make one fail; what is
 * interesting is kept in {@code fuzz/corpora} and replayed by the unit tests.
 */
@NullMarked
package chat.granta.fuzz;

import org.jspecify.annotations.NullMarked;
