/**
 * What clients ask of an account's nodes, one class for each request.
 *
 * <p>Builds on {@code roster.pep}; {@code PubsubIq} finds the request in an IQ.
 *
 * <p>Source: XEP-0060 sections 5 to 8, XEP-0163.
 */
@NullMarked
package chat.granta.roster.pep.request;

import org.jspecify.annotations.NullMarked;
