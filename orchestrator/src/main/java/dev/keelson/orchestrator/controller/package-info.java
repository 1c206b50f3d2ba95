/**
 * The frame of control loops: what a controller is, what wakes it, and who runs it.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.Controller}. A loop owns the queue of its keys; controllers
 * own nothing, since all that they know can be read again. Each room below has the controllers of one family.
 *
 * <p>Must never know: the store, how the API server works.
 */
@NullMarked
package dev.keelson.orchestrator.controller;

import org.jspecify.annotations.NullMarked;
