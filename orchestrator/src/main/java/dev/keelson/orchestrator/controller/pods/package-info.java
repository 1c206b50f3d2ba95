/**
 * What several controllers know about pods and their owners: which pods count as working, which go first when there are
 * too many, whose they are, how they are made from a template, and what was ordered but not yet seen.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.pods.Pods} for facts, at
 * {@link dev.keelson.orchestrator.controller.pods.Claims} for ownership. Only
 * {@link dev.keelson.orchestrator.controller.pods.Expectations} has state; its comment says who may touch it.
 *
 * <p>Must never know: which controller asks, how objects are stored.
 */
@NullMarked
package dev.keelson.orchestrator.controller.pods;

import org.jspecify.annotations.NullMarked;
