/**
 * What objects have to keep: the rules of every built-in kind, and what may not change once it is there.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.Rules}. Objects have been decoded and defaulted; the answer is a
 * list of what is wrong, in Kubernetes' words and at Kubernetes' paths. Each room below this one has the rows of some
 * kinds. Nothing here has state.
 *
 * <p>Must never know: storage, HTTP, other objects than the one at hand.
 */
@NullMarked
package dev.keelson.orchestrator.rules;

import org.jspecify.annotations.NullMarked;
