/**
 * Who asks: certificates, tokens, impersonation; and making tokens.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.authn.Authentication} (a request's user), {@link
 * dev.keelson.orchestrator.authn.Tokens} (TokenReview) and {@link dev.keelson.orchestrator.authn.TokenIssuer}
 * (TokenRequest). What was verified is remembered; nothing else has state.
 *
 * <p>Must never know: what may be done, objects other than those that prove who somebody is. JOSE is known here alone.
 */
@NullMarked
package dev.keelson.orchestrator.authn;

import org.jspecify.annotations.NullMarked;
