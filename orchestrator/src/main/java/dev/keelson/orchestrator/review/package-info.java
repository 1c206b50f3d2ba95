/**
 * Questions that are asked by creating an object and answered in its status: who is this, may they do that.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.review.Reviews}. Nothing is stored.
 *
 * <p>Must never know: storage.
 */
@NullMarked
package dev.keelson.orchestrator.review;

import org.jspecify.annotations.NullMarked;
