/**
 * The REST API for auditors, below {@code /api/v1}, and its description in OpenAPI.
 *
 * <p>See {@code docs/auditors.md}.
 */
@NullMarked
package chat.granta.audit.api;

import org.jspecify.annotations.NullMarked;
