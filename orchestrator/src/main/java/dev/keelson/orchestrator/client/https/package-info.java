/**
 * Requests to an API server over HTTPS, with the JDK's own client (HTTP/2, TLS with a client certificate or a token).
 *
 * <p>Enter at {@link dev.keelson.orchestrator.client.https.HttpsTransport}. The JDK's client owns the connections.
 *
 * <p>Must never know: what is asked.
 */
@NullMarked
package dev.keelson.orchestrator.client.https;

import org.jspecify.annotations.NullMarked;
