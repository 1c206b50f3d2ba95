/**
 * The vocabulary in which rules are written: a place in an object that can be questioned and blamed, and the checks
 * that all kinds share.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.rules.check.Spot}. Nothing here has state but the list of what is wrong,
 * which belongs to the request.
 *
 * <p>Must never know: a kind by name.
 */
@NullMarked
package dev.keelson.orchestrator.rules.check;

import org.jspecify.annotations.NullMarked;
