/**
 * What accounts need in every namespace: the account {@code default}, tokens in secrets for those who still ask for
 * them so, and the certificates by which the API is known.
 *
 * <p>Enter at the controllers. They hold the key that signs tokens, and no other state.
 *
 * <p>Must never know: who checks tokens, and how.
 */
@NullMarked
package dev.keelson.orchestrator.controller.account;

import org.jspecify.annotations.NullMarked;
