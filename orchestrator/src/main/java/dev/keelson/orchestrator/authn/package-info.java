/**
 * Who asks: certificates, tokens, impersonation.
 *
 * <p>Must never know: what may be done, objects other than those that prove who somebody is.
 */
@NullMarked
package dev.keelson.orchestrator.authn;

import org.jspecify.annotations.NullMarked;
